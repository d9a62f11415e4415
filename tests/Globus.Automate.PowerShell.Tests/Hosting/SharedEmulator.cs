namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>The tests that share an emulator.</summary>
[CollectionDefinition(nameof(SharedEmulator))]
public sealed class SharedEmulator : ICollectionFixture<EmulatorFixture>;
