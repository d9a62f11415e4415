namespace Globus.Automate.PowerShell.Reports;

/// <summary>The runs of a report, failures first.</summary>
/// <param name="runs">The runs in the order of the input.</param>
/// <param name="time">The time of the report.</param>
internal sealed class ReportSummary(IEnumerable<ReportedRun> runs, DateTimeOffset time)
{
    /// <summary>The runs in the order of the report.</summary>
    public IReadOnlyList<ReportedRun> Runs { get; } = [.. runs.OrderBy(run => run.Rank)];

    /// <summary>The time of the report.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>The runs that are FAILED or INACTIVE.</summary>
    public IEnumerable<ReportedRun> Failures => Runs.Where(run => run.Failure is not null);

    /// <summary>The number of runs of each status.</summary>
    public IEnumerable<(string Status, int Count)> Counts =>
        Runs.GroupBy(run => run.Run.Status, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));

    /// <summary>The first and the last start of a run; null if they are unknown.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Starts
    {
        get
        {
            var starts = Runs.Select(run => run.Run.StartTime).OfType<DateTimeOffset>().ToList();
            return starts.Count == 0 ? null : (starts.Min(), starts.Max());
        }
    }

    /// <summary>The number of runs in words.</summary>
    public string Title =>
        Runs.Count == 1 ? "Report of 1 run" : FormattableString.Invariant($"Report of {Runs.Count} runs");
}
