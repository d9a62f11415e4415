using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Flows;

/// <summary>
/// Steps the runs that are due, a batch per transaction. Each run gets one step and goes to the back of the queue, so
/// that none starves the others. When nothing is due the worker sleeps until the next run is, or until it is woken.
/// </summary>
internal sealed class RunWorker : IAsyncDisposable
{
    private const int BatchSize = 32;

    /// <summary>A timer cannot be set for longer than some weeks; looking in between does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Database database;
    private readonly RunStore runs;
    private readonly WebInputStore webInputs;
    private readonly DefinitionCache definitions;
    private readonly RunStepper stepper;
    private readonly RunProgress progress;
    private readonly ActionGateway gateway;
    private readonly EmulatorClock clock;
    private readonly SemaphoreSlim signal = new(0);
    private readonly Lock gate = new();
    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asking;
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    public RunWorker(
        Database database, RunStore runs, WebInputStore webInputs, DefinitionCache definitions, RunStepper stepper, RunProgress progress,
        ActionGateway gateway, EmulatorClock clock)
    {
        (this.database, this.runs, this.webInputs, this.definitions, this.stepper) = (database, runs, webInputs, definitions, stepper);
        (this.progress, this.gateway, this.clock) = (progress, gateway, clock);
        clock.Changed += (_, _) => Wake();
    }

    /// <summary>Why no run goes on any more; null as long as the worker works.</summary>
    public string? Failure => loop.Exception?.GetBaseException().Message;

    /// <summary>Until the worker has ended, of itself or because it failed.</summary>
    public Task WhenFailedAsync() => loop.ContinueWith(_ => { }, TaskScheduler.Default);

    public void Start()
    {
        runs.RequeueInterrupted(clock.GetUtcNow());
        loop = Task.Run(() => WorkAsync(stopping.Token));
    }

    /// <summary>Something may be due: a run was started, resumed or cancelled, or the clock was moved.</summary>
    public void Wake()
    {
        lock (gate)
        {
            if (idle.Task.IsCompleted)
            {
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    /// <summary>Until no run is due and no provider is being asked.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            return idle.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        signal.Dispose();
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (StepDue(cancellationToken) == 0)
            {
                NoteIdle();
                var next = runs.NextDue();
                var pause = next is { } time ? clock.WallTimeUntil(time) : Timeout.InfiniteTimeSpan;
                await signal.WaitAsync(Shorter(pause, LongestPause), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan pause, TimeSpan longest) => pause == Timeout.InfiniteTimeSpan || pause < longest ? pause : longest;

    private void NoteIdle()
    {
        lock (gate)
        {
            if (signal.CurrentCount == 0 && asking == 0)
            {
                idle.TrySetResult();
            }
        }
    }

    private int StepDue(CancellationToken cancellationToken)
    {
        var afterwards = new List<Func<Task>>();
        var count = database.Write(() =>
        {
            var due = runs.TakeDue(clock.GetUtcNow(), BatchSize);
            foreach (var run in due)
            {
                if (Take(run, cancellationToken) is { } task)
                {
                    afterwards.Add(task);
                }
            }

            return due.Count;
        });
        foreach (var task in afterwards)
        {
            _ = task();
        }

        return count;
    }

    /// <summary>One step of one run; what is left to do outside of the transaction is returned.</summary>
    private Func<Task>? Take(RunRecord run, CancellationToken cancellationToken) => Guard(run, () =>
    {
        if (run.Pending is null)
        {
            return Step(run, answer: null, cancellationToken);
        }

        var pending = PendingAction.Parse(run.Pending);
        if (gateway.TryAsk(run, pending) is { } answer)
        {
            return Step(run, answer, cancellationToken);
        }

        var asked = runs.TrySaveStep(run with { WakeAt = null })!;
        Interlocked.Increment(ref asking);
        return () => AskAsync(asked, pending, cancellationToken);
    });

    private async Task AskAsync(RunRecord run, PendingAction pending, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await gateway.AskRemoteAsync(run, pending, cancellationToken).ConfigureAwait(false);
            var afterwards = database.Write(() => Guard(run, () => Step(run, answer, cancellationToken)));
            if (afterwards is not null)
            {
                await afterwards().ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref asking);
            Wake();
        }
    }

    private Func<Task>? Step(RunRecord run, ProviderAnswer? answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var context = new StepContext(run, now, answer, webInputs);
        var outcome = stepper.Step(definitions.Get(run.DefinitionId), context);
        var isSaved = progress.Save(run, outcome, context.Log, now, context.Opened) is not null;
        var abandoned = isSaved ? context.Abandoned : Unwanted(run, answer);
        return abandoned is null ? null : () => gateway.AbandonAsync(run, abandoned, cancellationToken);
    }

    /// <summary>The action that a provider has started for a run that was cancelled in the meantime.</summary>
    private static PendingAction? Unwanted(RunRecord run, ProviderAnswer? answer) =>
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
            var error = new RunError(RunError.Runtime, $"The emulator failed: {exception.Message}");
            progress.Save(run, new StepOutcome.Fail(error), [], clock.GetUtcNow());
            return null;
        }
    }
}
