using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Moves one run by one turn. What it computes is computed before the transaction in which it is saved; what takes time
/// of its own, as providers do, comes after it.
/// </summary>
internal sealed class RunMover(
    Database database,
    RunStore runs,
    RunTurns turns,
    RunProgress progress,
    ActionGateway gateway,
    WorkSignal signal,
    TimeProvider clock
) : IDisposable
{
    /// <summary>
    /// How soon a step that takes long is looked at again, should it have been lost with the emulator.
    /// </summary>
    private static readonly TimeSpan SlowPause = TimeSpan.FromSeconds(10);

    private readonly SlowLane _slowLane = new(turns);

    /// <summary>What was done for a run after a transaction could not be saved.</summary>
    public event Action<Guid, SqliteException>? NotSaved;

    public void Dispose() => _slowLane.Dispose();

    /// <summary>A failure is kept until it can be saved.</summary>
    public Task<RunTurn> TryCompute(RunRecord run, BatchBudget budget)
    {
        if (_slowLane.Has(run.RunId))
        {
            return Task.FromException<RunTurn>(new SlowStepException());
        }

        try
        {
            return Task.FromResult(turns.Begin(run, budget));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Task.FromException<RunTurn>(exception);
        }
    }

    /// <summary>
    /// Saves one turn of one run, and begins the action at which it ends; what is left to do outside of the transaction
    /// is returned.
    /// </summary>
    public Func<Task>? Take(RunRecord run, Task<RunTurn> turn, CancellationToken cancellationToken)
    {
        if (turn.Exception?.InnerException is SlowStepException)
        {
            return PutAside(run, cancellationToken);
        }

        RunRecord? asking = null;
        Guard(run, () =>
        {
            var saved = progress.Save(turn.GetAwaiter().GetResult());
            asking = saved is { Pending: not null, WakeAt: { } time } && time <= clock.GetUtcNow() ? saved : null;
            return null;
        });
        return asking is null ? null : Guard(asking, () => Ask(asking, cancellationToken));
    }

    private Func<Task>? PutAside(RunRecord run, CancellationToken cancellationToken)
    {
        if (!runs.TryPostpone(run, clock.GetUtcNow() + SlowPause) || !_slowLane.TryEnter(run.RunId))
        {
            return null;
        }

        signal.Begin();
        return () => TakeSlowlyAsync(run, cancellationToken);
    }

    private async Task TakeSlowlyAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            var turn = _slowLane.ComputeAsync(run, cancellationToken);
            await ((Task)turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var afterwards = await database
                .InTurnAsync(
                    Purpose.GoOn,
                    () => database.Write(() => LeaveAndTake(run, turn, cancellationToken)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            _ = afterwards?.Invoke();
        }
        catch (SqliteException exception)
        {
            NotSaved?.Invoke(run.RunId, exception);
        }
        finally
        {
            signal.End();
        }
    }

    /// <summary>Whoever finds the run due after this is not to put it off.</summary>
    private Func<Task>? LeaveAndTake(RunRecord run, Task<RunTurn> turn, CancellationToken cancellationToken)
    {
        _slowLane.Leave(run.RunId);
        return Take(run, turn, cancellationToken);
    }

    /// <summary>
    /// Asks the provider of the action that a run waits for, unless somebody has changed the run since it was read.
    /// </summary>
    public Func<Task>? AskIfUnchanged(RunRecord run, CancellationToken cancellationToken) =>
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
            NotSaved?.Invoke(run.RunId, exception);
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
            ? PendingAction.Parse(pending) with
            {
                ActionId = status["action_id"]?.ToString(),
            }
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
            progress.SaveFailed(
                run,
                new RunError(RunError.Runtime, $"The emulator failed: {exception.Message}"),
                clock.GetUtcNow()
            );
            return null;
        }
    }
}
