using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Executes one batch of steps of one run: the steps are computed before the transaction that saves them, and calls to
/// providers come after it.
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
    /// When a slow step is due again, should it be lost with the emulator.
    /// </summary>
    private static readonly TimeSpan SlowStepDelay = TimeSpan.FromSeconds(10);

    private readonly SlowStepScheduler _slowSteps = new(batches);

    /// <summary>The results for a run could not be saved.</summary>
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
    /// Saves one batch of steps, and begins the action at which it ends; what is left to do outside of the transaction
    /// is returned.
    /// </summary>
    public Func<Task>? SaveBatch(RunRecord run, Task<StepBatch> batch, CancellationToken cancellationToken)
    {
        if (batch.Exception?.InnerException is SlowStepException)
        {
            return DeferSlowStep(run, cancellationToken);
        }

        RunRecord? due = null;
        FailOnError(run, () =>
        {
            var saved = writer.Save(batch.GetAwaiter().GetResult());
            due = saved is { Pending: not null, WakeAt: { } time } && time <= clock.GetUtcNow() ? saved : null;
            return null;
        });
        return due is null ? null : FailOnError(due, () => CallProvider(due, cancellationToken));
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

    /// <summary>The run leaves the scheduler first, so that it is not deferred when it is due again.</summary>
    private Func<Task>? SaveSlowStep(RunRecord run, Task<StepBatch> batch, CancellationToken cancellationToken)
    {
        _slowSteps.Remove(run.RunId);
        return SaveBatch(run, batch, cancellationToken);
    }

    /// <summary>
    /// Calls the provider of the pending action, unless the run was changed since it was read.
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

        var sent = runs.TrySaveStep(run with { WakeAt = null, Pending = (pending with { IsSent = true }).ToText() })!;
        signal.Begin();
        return () => CallProviderAsync(sent, pending, cancellationToken);
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

    /// <summary>A bug of the emulator fails only the run that met it; the run's log has the message.</summary>
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
