namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The result of a search.</summary>
/// <param name="Version">The version of the tables that were searched.</param>
/// <param name="RunIds">The ids of the runs, as a JSON array.</param>
internal sealed record FoundRuns(long Version, string RunIds);
