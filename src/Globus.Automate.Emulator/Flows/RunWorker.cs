using System.Collections.Concurrent;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Flows;

/// <summary>
/// Moves the runs that are due, a batch per transaction. Each run gets one turn and goes to the back of the queue, so
/// that none starves the others. When nothing is due the worker sleeps until the next run is, or until it is woken.
/// </summary>
internal sealed class RunWorker : IAsyncDisposable
{
    private const int BatchSize = 32;

    /// <summary>A timer cannot be set for longer than some weeks; looking in between does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Database database;
    private readonly RunStore runs;
    private readonly RunMover mover;
    private readonly EmulatorClock clock;
    private readonly WorkSignal signal;
    private readonly ConcurrentQueue<Guid> unsaved = new();
    private volatile SqliteException? heldUp;
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    public RunWorker(Database database, RunStore runs, RunMover mover, WorkSignal signal, EmulatorClock clock)
    {
        (this.database, this.runs, this.mover, this.signal, this.clock) = (database, runs, mover, signal, clock);
        mover.NotSaved += HoldUp;
        clock.Changed += (_, _) => Wake();
    }

    /// <summary>Why no run goes on; null as long as the worker works.</summary>
    public string? Failure => (loop.Exception?.GetBaseException() ?? heldUp)?.Message;

    /// <summary>Until the worker has ended, of itself or because it failed.</summary>
    public Task WhenFailedAsync() => loop.ContinueWith(_ => { }, TaskScheduler.Default);

    public void Start()
    {
        runs.RequeueInterrupted(clock.GetUtcNow());
        loop = Task.Run(() => WorkAsync(stopping.Token));
    }

    /// <summary>Something may be due: a run was started, resumed or cancelled, or the clock was moved.</summary>
    public void Wake() => signal.Wake();

    /// <summary>Until no run is due, no provider is being asked, and nothing is done for an action.</summary>
    public Task WhenIdleAsync() => signal.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = await StepOrPauseAsync(cancellationToken).ConfigureAwait(false);
            if (pause != TimeSpan.Zero)
            {
                await signal.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Steps what is due. Where the store cannot be written to, the runs wait until it can.</summary>
    /// <returns>How long nothing is to be done.</returns>
    private async Task<TimeSpan> StepOrPauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            AskUnsavedAgain();
            var count = await StepDueAsync(cancellationToken).ConfigureAwait(false);
            heldUp = null;
            if (count > 0)
            {
                return TimeSpan.Zero;
            }

            signal.NoteIdle();
            var next = runs.NextDue();
            return Shorter(next is { } time ? clock.WallTimeUntil(time) : Timeout.InfiniteTimeSpan, LongestPause);
        }
        catch (SqliteException exception)
        {
            heldUp = exception;
            return RetryPause;
        }
    }

    private void HoldUp(Guid runId, SqliteException exception)
    {
        heldUp = exception;
        unsaved.Enqueue(runId);
    }

    /// <summary>Answers that could not be saved are asked for again; to the provider it is the same request.</summary>
    private void AskUnsavedAgain()
    {
        while (unsaved.TryPeek(out var runId))
        {
            runs.Requeue([runId.ToString("D")], clock.GetUtcNow());
            unsaved.TryDequeue(out _);
        }
    }

    private static TimeSpan Shorter(TimeSpan pause, TimeSpan longest) => pause == Timeout.InfiniteTimeSpan || pause < longest ? pause : longest;

    private async Task<int> StepDueAsync(CancellationToken cancellationToken)
    {
        var due = ComputeDue();
        if (due.Count == 0)
        {
            return 0;
        }

        var afterwards = await database.InTurnAsync(Purpose.GoOn, () => database.Write(() => Save(due, cancellationToken)), cancellationToken).ConfigureAwait(false);
        foreach (var task in afterwards)
        {
            _ = task?.Invoke();
        }

        return due.Count;
    }

    private List<Func<Task>?> Save(List<(RunRecord Run, Task<RunTurn>? Turn)> due, CancellationToken cancellationToken) =>
        [.. due.Select(each => each.Turn is null ? mover.AskIfUnchanged(each.Run, cancellationToken) : mover.Take(each.Run, each.Turn, cancellationToken))];

    /// <summary>The runs that are due. What their states compute may take its time; nobody waits for the store meanwhile.</summary>
    private List<(RunRecord Run, Task<RunTurn>? Turn)> ComputeDue()
    {
        var budget = new BatchBudget();
        var computed = new List<(RunRecord, Task<RunTurn>?)>();
        foreach (var run in runs.TakeDue(clock.GetUtcNow(), BatchSize))
        {
            computed.Add((run, run.Pending is null ? mover.TryCompute(run, budget) : null));
            if (budget.IsSpent)
            {
                break;
            }
        }

        return computed;
    }
}
