using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The log of a run: its start, the entries of its visits, and its end.</summary>
internal sealed class RunLog(VisitStore visits)
{
    /// <summary>The last entry of the log at this version of the run's row.</summary>
    public LogEntry Last(RunRecord run) =>
        Last(run, run.CompletionTime is null && run.LastVisit > 0 ? visits.Find(run.RunId, run.LastVisit) : null);

    /// <param name="run">The run.</param>
    /// <param name="lastVisit">Its last visit; null before the first one. Not required for a run that has
    /// ended.</param>
    public static LogEntry Last(RunRecord run, StateVisit? lastVisit) =>
        End(run) ?? lastVisit?.ToEntries().Last() ?? Start(run);

    /// <summary>Entries by position, in either direction.</summary>
    public IReadOnlyList<LogEntry> Read(RunRecord run, LogOrder order, long from, int count) =>
        from < 0 ? []
        : order == LogOrder.OldestFirst ? ReadForwards(run, from, count)
        : ReadBackwards(run, from, count);

    public static LogEntry Start(RunRecord run) => LogEntry.Started(run.StartTime, run.Input);

    private static LogEntry? End(RunRecord run) =>
        run switch
        {
            { CompletionTime: not { } } => null,
            { Status: RunStatus.Succeeded } => LogEntry.Succeeded(
                run.CompletionTime.Value,
                PrivateValues.Hide(run.Document)
            ),
            { Failure: { } failure } => LogEntry.Failed(run.CompletionTime.Value, failure),
            _ => LogEntry.Canceled(run.CompletionTime.Value),
        };

    private List<LogEntry> ReadForwards(RunRecord run, long from, int count)
    {
        var entries = new List<LogEntry>();
        if (from == 0)
        {
            entries.Add(Start(run));
        }

        foreach (var visit in visits.List(run.RunId, from, count + 1))
        {
            entries.AddRange(visit.ToEntries().Skip((int)Math.Max(0, from - visit.FirstEntry)));
        }

        if (End(run) is { } end && from < run.LogLength)
        {
            entries.Add(end);
        }

        return [.. entries.Take(count)];
    }

    private List<LogEntry> ReadBackwards(RunRecord run, long from, int count)
    {
        var entries = new List<LogEntry>();
        if (End(run) is { } end && from >= run.LogLength - 1)
        {
            entries.Add(end);
        }

        foreach (var visit in visits.ListBackwards(run.RunId, from, count))
        {
            entries.AddRange(visit.ToEntries().Take((int)Math.Max(0, from - visit.FirstEntry + 1)).Reverse());
        }

        entries.Add(Start(run));
        return [.. entries.Take(count)];
    }
}
