using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// The work after the transaction of a batch: responses to start requests, calls of providers, slow steps.
/// </summary>
internal sealed class RunNotifier(ActionGateway gateway, RemoteCalls remoteCalls, SlowSteps slowSteps)
{
    public void NotifySaved(ExecutionBatch batch, CancellationToken cancellationToken)
    {
        foreach (var run in batch.Runs)
        {
            run.Due.Stored?.TrySetResult(run.Started!);
            Continue(run, cancellationToken);
        }
    }

    /// <summary>Handles a failed transaction: start requests fail, and the other runs are due again.</summary>
    public static void NotifyFailed(ExecutionBatch batch, Exception failure)
    {
        foreach (var run in batch.Runs)
        {
            run.Due.Stored?.TrySetException(failure);
        }
    }

    private void Continue(ExecutedRun executed, CancellationToken cancellationToken)
    {
        var run = executed.Due.Run;
        var abandoned = executed.Result is null ? FindUnwantedAction(executed.Due) : executed.AbandonedAction;
        if (abandoned is not null)
        {
            _ = gateway.CancelAsync(run.Row, abandoned, cancellationToken);
        }

        switch (executed.Result)
        {
            case StepResult.Waiting { CallsProvider: true }:
                remoteCalls.Begin(run, cancellationToken);
                break;
            case StepResult.Slow:
                slowSteps.Begin(run, cancellationToken);
                break;
        }
    }

    /// <summary>The action that a provider started for a run that was canceled in the meantime.</summary>
    private static PendingAction? FindUnwantedAction(DueRun due) =>
        due.Response is ProviderResponse.Status { Document: var status }
            ? due.Run.Pending! with
            {
                ActionId = status["action_id"]?.ToString(),
            }
            : null;
}
