using System.Collections.Concurrent;
using Globus.Automate.Emulator.Actions;
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
    private readonly RunTurns turns;
    private readonly RunProgress progress;
    private readonly ActionGateway gateway;
    private readonly EmulatorClock clock;
    private readonly WorkSignal signal;
    private readonly ConcurrentQueue<Guid> unsaved = new();
    private volatile SqliteException? heldUp;
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    public RunWorker(
        Database database, RunStore runs, RunTurns turns, RunProgress progress, ActionGateway gateway, WorkSignal signal, EmulatorClock clock)
    {
        (this.database, this.runs, this.turns, this.progress, this.gateway, this.signal, this.clock) =
            (database, runs, turns, progress, gateway, signal, clock);
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
        [.. due.Select(each => each.Turn is null ? AskIfUnchanged(each.Run, cancellationToken) : Take(each.Run, each.Turn, cancellationToken))];

    /// <summary>The runs that are due. What their states compute may take its time; nobody waits for the store meanwhile.</summary>
    private List<(RunRecord Run, Task<RunTurn>? Turn)> ComputeDue()
    {
        var budget = new BatchBudget();
        var computed = new List<(RunRecord, Task<RunTurn>?)>();
        foreach (var run in runs.TakeDue(clock.GetUtcNow(), BatchSize))
        {
            computed.Add((run, run.Pending is null ? TryCompute(run, budget) : null));
            if (budget.IsSpent)
            {
                break;
            }
        }

        return computed;
    }

    /// <summary>A failure is kept until it can be saved.</summary>
    private Task<RunTurn> TryCompute(RunRecord run, BatchBudget budget)
    {
        try
        {
            return Task.FromResult(turns.Begin(run, budget));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Task.FromException<RunTurn>(exception);
        }
    }

    /// <summary>Saves one turn of one run, and begins the action at which it ends; what is left to do outside of the transaction is returned.</summary>
    private Func<Task>? Take(RunRecord run, Task<RunTurn> turn, CancellationToken cancellationToken)
    {
        RunRecord? asking = null;
        var afterwards = Guard(run, () =>
        {
            var computed = turn.GetAwaiter().GetResult();
            var saved = progress.Save(computed);
            asking = saved is { Pending: not null, WakeAt: { } time } && time <= clock.GetUtcNow() ? saved : null;
            return null;
        });
        return asking is null ? afterwards : Guard(asking, () => Ask(asking, cancellationToken));
    }

    private Func<Task>? AskIfUnchanged(RunRecord run, CancellationToken cancellationToken) =>
        Guard(run, () => runs.Find(run.RunId)?.Version == run.Version ? Ask(run, cancellationToken) : null);

    private Func<Task>? Ask(RunRecord run, CancellationToken cancellationToken)
    {
        var pending = PendingAction.Parse(run.Pending!);
        if (gateway.TryAsk(run, pending) is { } answer)
        {
            return Save(run, answer, cancellationToken);
        }

        var asked = runs.TrySaveStep(run with { WakeAt = null, Pending = (pending with { IsAsked = true }).ToText() })!;
        signal.Begin();
        return () => AskAsync(asked, pending, cancellationToken);
    }

    private async Task AskAsync(RunRecord run, PendingAction pending, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await gateway.AskRemoteAsync(run, pending, cancellationToken).ConfigureAwait(false);
            var afterwards = database.Write(() => Guard(run, () => Save(run, answer, cancellationToken)));
            if (afterwards is not null)
            {
                await afterwards().ConfigureAwait(false);
            }
        }
        catch (SqliteException exception)
        {
            heldUp = exception;
            unsaved.Enqueue(run.RunId);
        }
        finally
        {
            signal.End();
        }
    }

    private Func<Task>? Save(RunRecord run, ProviderAnswer answer, CancellationToken cancellationToken)
    {
        var turn = turns.Continue(run, answer);
        var abandoned = progress.Save(turn) is null ? Unwanted(run, answer) : turn.Abandoned;
        return abandoned is null ? null : () => gateway.AbandonAsync(run, abandoned, cancellationToken);
    }

    /// <summary>The action that a provider has started for a run that was cancelled in the meantime.</summary>
    private static PendingAction? Unwanted(RunRecord run, ProviderAnswer answer) =>
        run.Pending is { } pending && answer is ProviderAnswer.Status { Document: var status }
            ? PendingAction.Parse(pending) with { ActionId = status["action_id"]?.ToString() }
            : null;

    /// <summary>A mistake of the emulator's own ends the one run that came upon it, and is told there.</summary>
    private Func<Task>? Guard(RunRecord run, Func<Func<Task>?> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or SqliteException))
        {
            progress.SaveFailed(run, new RunError(RunError.Runtime, $"The emulator failed: {exception.Message}"), clock.GetUtcNow());
            return null;
        }
    }
}
