using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Executes steps of a run until it waits, a step is slow, or other runs are next. The emulator's own providers respond
/// immediately; calls of other providers leave the batch.
/// </summary>
internal sealed class RunExecutor(RunStepper stepper, ActionGateway gateway, EmulatorClock clock)
{
    /// <summary>The maximum number of steps of a run in one batch.</summary>
    private const int MaximumSteps = 16;

    public StepResult Execute(DueRun due, BatchBudget budget) =>
        stepper.Guard(due.Run, () => ExecuteSteps(due, budget));

    private StepResult ExecuteSteps(DueRun due, BatchBudget budget)
    {
        var run = due.Run;
        var result = due.SlowResult ?? Step(run, due.Response, budget);
        for (var steps = 1; CanContinue(run, result); steps++)
        {
            // States read web inputs from the store, so a created one is saved first.
            if (steps == MaximumSteps || budget.IsSpent || run.CreatedWebInput is not null)
            {
                run.Yield(clock.TimeAfterOthers);
                break;
            }

            result = Step(run, response: null, budget);
        }

        if (result is StepResult.Slow)
        {
            run.HandOver(run.Pending);
        }

        return result;
    }

    /// <summary>Whether another step follows: a state has ended, or a provider is to be called.</summary>
    private bool CanContinue(LiveRun run, StepResult result) =>
        result switch
        {
            StepResult.Completed => !run.IsOver,
            StepResult.Waiting { CallsProvider: false } => run.Pending is not null
                && run.Row.WakeAt <= clock.GetUtcNow(),
            _ => false,
        };

    private StepResult Step(LiveRun run, ProviderResponse? response, BatchBudget budget)
    {
        budget.Charge();
        if (response is null && run.Pending is { } action)
        {
            response = gateway.TryCall(run, action);
            if (response is null)
            {
                run.HandOver(action with { IsSent = true });
                return new StepResult.Waiting(Until: null) { Action = action, CallsProvider = true };
            }
        }

        return stepper.Step(run, response, response is null ? Budget.Quick() : new Budget());
    }
}
