using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Computes batches of steps. Nothing is written here.</summary>
internal sealed class StepBatchRunner(
    RunStepper stepper,
    DefinitionCache definitions,
    WebInputStore webInputs,
    TimeProvider clock
)
{
    /// <summary>The most states in one batch; other runs come before the next batch.</summary>
    private const int MaximumStates = 16;

    /// <summary>
    /// Goes from state to state until the run has to wait, to be saved, or to let other runs continue.
    /// </summary>
    /// <exception cref="SlowStepException">The first step computes for long: <see cref="RunSlowStep"/> does
    /// it.</exception>
    public StepBatch Run(RunRecord run, BatchBudget budget)
    {
        var batch = Step(run, [], response: null, Budget.Quick());
        budget.Charge();
        for (
            var states = 1;
            states < MaximumStates && CanContinue(batch) && !budget.IsSpent && TryStep(batch) is { } next;
            states++
        )
        {
            batch = next;
            budget.Charge();
        }

        return batch;
    }

    /// <summary>Computes one step without the limit of quick steps.</summary>
    public StepBatch RunSlowStep(RunRecord run) => Step(run, [], response: null, new Budget());

    /// <summary>Continues with a provider's response.</summary>
    public StepBatch Continue(RunRecord run, ProviderResponse response) => Step(run, [], response, new Budget());

    /// <summary>A state finds web inputs in the store, so one that was opened is saved first.</summary>
    private static bool CanContinue(StepBatch batch) =>
        batch is { CreatedWebInput: null, Changed: { Status: RunStatus.Active, IsEntered: false } };

    /// <summary>
    /// What goes wrong in a later step, or takes long there, does so again when the run is at that step; what came
    /// before is saved.
    /// </summary>
    private StepBatch? TryStep(StepBatch batch)
    {
        try
        {
            return Step(batch.Changed, batch.Log, response: null, Budget.Quick());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private StepBatch Step(RunRecord run, IReadOnlyList<LogEntry> before, ProviderResponse? response, Budget budget)
    {
        var context = new StepContext(run, clock.GetUtcNow(), response, webInputs, budget);
        var outcome = stepper.Step(definitions.Get(run.DefinitionId), context);
        var (changed, last) = RunUpdates.Of(run, outcome, context.Now);
        return new StepBatch(changed, [.. before, .. context.Log, .. last is null ? [] : new[] { last }])
        {
            CreatedWebInput = context.CreatedWebInput,
            AbandonedAction = context.AbandonedAction,
        };
    }
}
