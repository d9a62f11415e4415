namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>The tests that share an emulator.</summary>
[CollectionDefinition(nameof(EmulatorCollection))]
public sealed class EmulatorCollection : ICollectionFixture<EmulatorFixture>;
