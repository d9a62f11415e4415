namespace Globus.Automate.Flows;

/// <summary>
/// Combines the entries of a run's log into visits of states. It keeps one visit and the number of visits of each
/// state, so the length of the log does not matter.
/// </summary>
public sealed class RunStateVisitReader
{
    private static readonly string[] StateEnds = ["Completed", "Succeeded", "Failed", "TimedOut"];
    private static readonly string[] RunEnds = ["FlowSucceeded", "FlowFailed", "FlowCanceled", "FlowCancelled"];

    private readonly Dictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private RunStateVisit? _current;
    private object? _runInput;

    /// <summary>Reads the next entry of the log, whose order is from the oldest entry to the newest.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>
    /// The visit that is complete with this entry, because the run entered the next state or ended; null if there is
    /// none.
    /// </returns>
    public RunStateVisit? Read(RunLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Code?.StartsWith("Flow", StringComparison.Ordinal) == true)
        {
            _runInput = entry.Details?.Find("input");
            return RunEnds.Contains(entry.Code, StringComparer.Ordinal) ? EndRun(entry) : null;
        }

        return entry.StateName is not { Length: > 0 } state ? null
            : EndsWith(entry, "Started") ? Enter(entry, state, entry.Time)
            : entry.Failure is not null || Array.Exists(StateEnds, end => EndsWith(entry, end)) ? Leave(entry, state)
            : null;
    }

    /// <summary>Ends the log.</summary>
    /// <returns>
    /// The last visit if no entry completed it: the run is in the state, or the log is incomplete; null if there is
    /// none.
    /// </returns>
    public RunStateVisit? Complete() => Take(next: null);

    private RunStateVisit? Enter(RunLogEntry entry, string state, DateTimeOffset? startTime)
    {
        var previous = Take(state);
        _attempts.TryGetValue(state, out var earlier);
        _attempts[state] = earlier + 1;
        _current = new RunStateVisit(entry.RunId, state, earlier + 1)
        {
            StateType = entry.Details?.GetText("state_type"),
            StartTime = startTime,
            Input = entry.Details?.Find("input") ?? (entry.Failure is null ? null : _runInput),
        };
        _runInput = null;
        return previous;
    }

    // A state whose input cannot be evaluated fails without a start. The first state has received the run's input.
    private RunStateVisit? Leave(RunLogEntry entry, string state)
    {
        var isOther = _current is not { EndTime: null } || _current.StateName != state;
        var previous = isOther ? Enter(entry, state, entry.Failure is null ? null : entry.Time) : null;
        _current!.EndTime = entry.Time;
        _current.Output = entry.Details?.Find("output");
        _current.Failure = entry.Failure;
        return previous;
    }

    // A Fail state has no other end than that of the run.
    private RunStateVisit? EndRun(RunLogEntry entry)
    {
        if (_current is { EndTime: null } open && (entry.StateName ?? open.StateName) == open.StateName)
        {
            open.EndTime = entry.Time;
            open.Failure = entry.Failure;
        }

        return Take(next: null);
    }

    private RunStateVisit? Take(string? next)
    {
        var taken = _current;
        if (taken is not null)
        {
            taken.Next = next;
        }

        _current = null;
        return taken;
    }

    private static bool EndsWith(RunLogEntry entry, string suffix) =>
        entry.Code?.EndsWith(suffix, StringComparison.Ordinal) == true;
}
