namespace Globus.Automate.Emulator.Collections;

/// <summary>A collection and its folder on this machine, resolved of links.</summary>
internal sealed record Collection(Guid Id, string Root);
