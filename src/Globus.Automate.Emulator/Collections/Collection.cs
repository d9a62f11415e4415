namespace Globus.Automate.Emulator.Collections;

/// <summary>A collection, and the folder on this machine that it maps to, free of links.</summary>
internal sealed record Collection(Guid Id, string Root);
