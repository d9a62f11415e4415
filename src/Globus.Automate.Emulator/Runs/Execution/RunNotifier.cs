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

    private void Continue(ExecutedRun executed, CancellationToken cancellationToken)
    {
        var run = executed.Due.Run;
        if (executed.AbandonedAction is { } abandoned)
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
}
