namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>The runs of one transaction.</summary>
internal sealed class ExecutionBatch
{
    private readonly List<ExecutedRun> _runs = [];

    public BatchBudget Budget { get; } = new();

    public IReadOnlyList<ExecutedRun> Runs => _runs;

    /// <summary>The earliest time at which one of its runs is due again.</summary>
    public DateTimeOffset Earliest { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Adds a run that was taken, so that it is known if the transaction fails.</summary>
    public ExecutedRun Add(DueRun due, DateTimeOffset now)
    {
        var run = new ExecutedRun(due) { Started = due.Run.IsNew ? due.Run.Begin(now) : null };
        _runs.Add(run);
        return run;
    }

    /// <summary>Records the time at which a run is due again.</summary>
    public void Expect(DateTimeOffset? time) => Earliest = time < Earliest ? time.Value : Earliest;
}
