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
internal sealed class RunExecutor(
    Database database,
    RunStore runs,
    StepBatchRunner batches,
    RunWriter writer,
    ActionGateway gateway,
    WorkSignal signal,
    TimeProvider clock
) : IDisposable
{
    /// <summary>
    /// How soon a step that takes long is looked at again, should it have been lost with the emulator.
    /// </summary>
    private static readonly TimeSpan SlowStepDelay = TimeSpan.FromSeconds(10);

    private readonly SlowStepScheduler _slowSteps = new(batches);

    /// <summary>What was done for a run after a transaction could not be saved.</summary>
    public event Action<Guid, SqliteException>? SaveFailed;

    public void Dispose() => _slowSteps.Dispose();

    /// <summary>A failure is kept until it can be saved.</summary>
    public Task<StepBatch> TryCompute(RunRecord run, BatchBudget budget)
    {
        if (_slowSteps.Contains(run.RunId))
        {
            return Task.FromException<StepBatch>(new SlowStepException());
        }

        try
        {
            return Task.FromResult(batches.Run(run, budget));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Task.FromException<StepBatch>(exception);
        }
    }

    /// <summary>
    /// Saves one turn of one run, and begins the action at which it ends; what is left to do outside of the transaction
    /// is returned.
    /// </summary>
    public Func<Task>? SaveBatch(RunRecord run, Task<StepBatch> batch, CancellationToken cancellationToken)
    {
        if (batch.Exception?.InnerException is SlowStepException)
        {
            return DeferSlowStep(run, cancellationToken);
        }

        RunRecord? asking = null;
        FailOnError(run, () =>
        {
            var saved = writer.Save(batch.GetAwaiter().GetResult());
            asking = saved is { Pending: not null, WakeAt: { } time } && time <= clock.GetUtcNow() ? saved : null;
            return null;
        });
        return asking is null ? null : FailOnError(asking, () => CallProvider(asking, cancellationToken));
    }

    private Func<Task>? DeferSlowStep(RunRecord run, CancellationToken cancellationToken)
    {
        if (!runs.TryPostpone(run, clock.GetUtcNow() + SlowStepDelay) || !_slowSteps.TryAdd(run.RunId))
        {
            return null;
        }

        signal.Begin();
        return () => RunSlowStepAsync(run, cancellationToken);
    }

    private async Task RunSlowStepAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            var batch = _slowSteps.ComputeAsync(run, cancellationToken);
            await ((Task)batch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var afterwards = await database
                .RunAsync(
                    Workload.Execute,
                    () => database.Write(() => SaveSlowStep(run, batch, cancellationToken)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            _ = afterwards?.Invoke();
        }
        catch (SqliteException exception)
        {
            SaveFailed?.Invoke(run.RunId, exception);
        }
        finally
        {
            signal.End();
        }
    }

    /// <summary>Whoever finds the run due after this is not to put it off.</summary>
    private Func<Task>? SaveSlowStep(RunRecord run, Task<StepBatch> batch, CancellationToken cancellationToken)
    {
        _slowSteps.Remove(run.RunId);
        return SaveBatch(run, batch, cancellationToken);
    }

    /// <summary>
    /// Asks the provider of the action that a run waits for, unless somebody has changed the run since it was read.
    /// </summary>
    public Func<Task>? CallProviderIfUnchanged(RunRecord run, CancellationToken cancellationToken) =>
        FailOnError(run, () =>
            runs.Find(run.RunId)?.Version == run.Version ? CallProvider(run, cancellationToken) : null
        );

    private Func<Task>? CallProvider(RunRecord run, CancellationToken cancellationToken)
    {
        var pending = PendingAction.Parse(run.Pending!);
        if (gateway.TryCall(run, pending) is { } response)
        {
            return SaveResponse(run, response, cancellationToken);
        }

        var asked = runs.TrySaveStep(run with { WakeAt = null, Pending = (pending with { IsSent = true }).ToText() })!;
        signal.Begin();
        return () => CallProviderAsync(asked, pending, cancellationToken);
    }

    private async Task CallProviderAsync(RunRecord run, PendingAction pending, CancellationToken cancellationToken)
    {
        try
        {
            var response = await gateway.CallRemoteAsync(run, pending, cancellationToken).ConfigureAwait(false);
            var afterwards = database.Write(() =>
                FailOnError(run, () => SaveResponse(run, response, cancellationToken))
            );
            if (afterwards is not null)
            {
                await afterwards().ConfigureAwait(false);
            }
        }
        catch (SqliteException exception)
        {
            SaveFailed?.Invoke(run.RunId, exception);
        }
        finally
        {
            signal.End();
        }
    }

    private Func<Task>? SaveResponse(RunRecord run, ProviderResponse response, CancellationToken cancellationToken)
    {
        var batch = batches.Continue(run, response);
        var abandoned = writer.Save(batch) is null ? FindUnwantedAction(run, response) : batch.AbandonedAction;
        return abandoned is null ? null : () => gateway.CancelAsync(run, abandoned, cancellationToken);
    }

    /// <summary>The action that a provider has started for a run that was cancelled in the meantime.</summary>
    private static PendingAction? FindUnwantedAction(RunRecord run, ProviderResponse response) =>
        run.Pending is { } pending && response is ProviderResponse.Status { Document: var status }
            ? PendingAction.Parse(pending) with
            {
                ActionId = status["action_id"]?.ToString(),
            }
            : null;

    /// <summary>A mistake of the emulator's own ends the one run that came upon it, and is told there.</summary>
    private Func<Task>? FailOnError(RunRecord run, Func<Func<Task>?> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or SqliteException))
        {
            writer.SaveFailed(
                run,
                new StateError(StateError.Runtime, $"The emulator failed: {exception.Message}"),
                clock.GetUtcNow()
            );
            return null;
        }
    }
}
