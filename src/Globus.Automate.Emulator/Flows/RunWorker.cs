using System.Collections.Concurrent;
using System.Diagnostics;
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

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>Runs that compute for long are not collected into one batch, so that others get their turn in between.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);

    private readonly Database database;
    private readonly RunStore runs;
    private readonly WebInputStore webInputs;
    private readonly DefinitionCache definitions;
    private readonly RunStepper stepper;
    private readonly RunProgress progress;
    private readonly ActionGateway gateway;
    private readonly EmulatorClock clock;
    private readonly WorkSignal signal;
    private readonly ConcurrentQueue<Guid> unsaved = new();
    private volatile SqliteException? heldUp;
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    public RunWorker(
        Database database, RunStore runs, WebInputStore webInputs, DefinitionCache definitions, RunStepper stepper, RunProgress progress,
        ActionGateway gateway, WorkSignal signal, EmulatorClock clock)
    {
        (this.database, this.runs, this.webInputs, this.definitions, this.stepper) = (database, runs, webInputs, definitions, stepper);
        (this.progress, this.gateway, this.signal, this.clock) = (progress, gateway, signal, clock);
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
            var pause = StepOrPause(cancellationToken);
            if (pause != TimeSpan.Zero)
            {
                await signal.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Steps what is due. Where the store cannot be written to, the runs wait until it can.</summary>
    /// <returns>How long nothing is to be done.</returns>
    private TimeSpan StepOrPause(CancellationToken cancellationToken)
    {
        try
        {
            AskUnsavedAgain();
            var count = StepDue(cancellationToken);
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

    private int StepDue(CancellationToken cancellationToken)
    {
        var due = ComputeDue();
        if (due.Count == 0)
        {
            return 0;
        }

        var afterwards = new List<Func<Task>>();
        database.Write(() =>
        {
            foreach (var (run, step) in due)
            {
                if (Take(run, step, cancellationToken) is { } task)
                {
                    afterwards.Add(task);
                }
            }
        });
        foreach (var task in afterwards)
        {
            _ = task();
        }

        return due.Count;
    }

    /// <summary>The runs that are due. What their states compute may take its time; nobody waits for the store meanwhile.</summary>
    private List<(RunRecord Run, Task<ComputedStep>? Step)> ComputeDue()
    {
        var started = Stopwatch.GetTimestamp();
        var computed = new List<(RunRecord, Task<ComputedStep>?)>();
        foreach (var run in runs.TakeDue(clock.GetUtcNow(), BatchSize))
        {
            computed.Add((run, run.Pending is null ? TryCompute(run) : null));
            if (Stopwatch.GetElapsedTime(started) > LongestBatch)
            {
                break;
            }
        }

        return computed;
    }

    /// <summary>A failure is kept until the step is saved.</summary>
    private Task<ComputedStep> TryCompute(RunRecord run)
    {
        try
        {
            return Task.FromResult(Compute(run, answer: null));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Task.FromException<ComputedStep>(exception);
        }
    }

    /// <summary>One step of one run; what is left to do outside of the transaction is returned.</summary>
    private Func<Task>? Take(RunRecord run, Task<ComputedStep>? step, CancellationToken cancellationToken) => Guard(run, () =>
    {
        if (step is not null)
        {
            return Save(run, step.GetAwaiter().GetResult(), answer: null, cancellationToken);
        }

        if (runs.Find(run.RunId)?.Version != run.Version)
        {
            return null; // It was cancelled or resumed since it was read.
        }

        var pending = PendingAction.Parse(run.Pending!);
        if (gateway.TryAsk(run, pending) is { } answer)
        {
            return Save(run, Compute(run, answer), answer, cancellationToken);
        }

        var asked = runs.TrySaveStep(run with { WakeAt = null })!;
        signal.Begin();
        return () => AskAsync(asked, pending, cancellationToken);
    });

    private async Task AskAsync(RunRecord run, PendingAction pending, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await gateway.AskRemoteAsync(run, pending, cancellationToken).ConfigureAwait(false);
            var afterwards = database.Write(() => Guard(run, () => Save(run, Compute(run, answer), answer, cancellationToken)));
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

    private ComputedStep Compute(RunRecord run, ProviderAnswer? answer)
    {
        var context = new StepContext(run, clock.GetUtcNow(), answer, webInputs);
        return new ComputedStep(context, stepper.Step(definitions.Get(run.DefinitionId), context));
    }

    private Func<Task>? Save(RunRecord run, ComputedStep step, ProviderAnswer? answer, CancellationToken cancellationToken)
    {
        var isSaved = progress.Save(run, step.Outcome, step.Context.Log, step.Context.Now, step.Context.Opened) is not null;
        var abandoned = isSaved ? step.Context.Abandoned : Unwanted(run, answer);
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
