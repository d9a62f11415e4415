using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Computes what runs do in their turns. Nothing is written here.</summary>
internal sealed class RunTurns(
    RunStepper stepper,
    DefinitionCache definitions,
    WebInputStore webInputs,
    TimeProvider clock
)
{
    /// <summary>Others get their turn before a run goes on after so many states.</summary>
    private const int MostStates = 16;

    /// <summary>
    /// Goes from state to state until the run has to wait for something, to be saved, or to let others go on.
    /// </summary>
    /// <exception cref="SlowStepException">The first step computes for long: <see cref="BeginSlowly"/> does
    /// it.</exception>
    public RunTurn Begin(RunRecord run, BatchBudget budget)
    {
        var turn = Step(run, [], answer: null, Budget.Quick());
        budget.Charge();
        for (
            var states = 1;
            states < MostStates && GoesOn(turn) && !budget.IsSpent && TryStep(turn) is { } next;
            states++
        )
        {
            turn = next;
            budget.Charge();
        }

        return turn;
    }

    /// <summary>Does one step, as long as it may take.</summary>
    public RunTurn BeginSlowly(RunRecord run) => Step(run, [], answer: null, new Budget());

    /// <summary>Goes on with what a provider has answered.</summary>
    public RunTurn Continue(RunRecord run, ProviderAnswer answer) => Step(run, [], answer, new Budget());

    /// <summary>A state finds web inputs in the store, so one that was opened is saved first.</summary>
    private static bool GoesOn(RunTurn turn) =>
        turn is { Opened: null, Changed: { Status: RunStatus.Active, Entered: false } };

    /// <summary>
    /// What goes wrong in a later step, or takes long there, does so again when the run is at that step; what came
    /// before is saved.
    /// </summary>
    private RunTurn? TryStep(RunTurn turn)
    {
        try
        {
            return Step(turn.Changed, turn.Log, answer: null, Budget.Quick());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private RunTurn Step(RunRecord run, IReadOnlyList<LogEntry> before, ProviderAnswer? answer, Budget budget)
    {
        var context = new StepContext(run, clock.GetUtcNow(), answer, webInputs, budget);
        var outcome = stepper.Step(definitions.Get(run.DefinitionId), context);
        var (changed, last) = RunTransition.Of(run, outcome, context.Now);
        return new RunTurn(changed, [.. before, .. context.Log, .. last is null ? [] : new[] { last }])
        {
            Opened = context.Opened,
            Abandoned = context.Abandoned,
        };
    }
}
