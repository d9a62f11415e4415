using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.WebInputs;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Executes one step of a run, the same for every state: read the input, do the state's work, write the output,
/// continue. A step never blocks. It changes only the run in memory.
/// </summary>
internal sealed class RunStepper(
    DefinitionCache definitions,
    VisitStore visits,
    WebInputStore webInputs,
    PrincipalDirectory principals,
    EmulatorOptions options,
    TimeProvider clock
)
{
    /// <summary>A bug of the emulator fails only the affected run, and its log contains the message.</summary>
    public StepResult Guard(LiveRun run, Func<StepResult> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or SqliteException))
        {
            var error = new StateError(StateError.Runtime, $"The emulator failed: {exception.Message}");
            run.Fail(error.Name, error.CauseText(privateNames: []), clock.GetUtcNow());
            return new StepResult.Failed(error);
        }
    }

    /// <param name="run">The run.</param>
    /// <param name="response">The response of the pending action's provider; null without a call.</param>
    /// <param name="budget">The budget of the step. A quick budget makes a long step <see
    /// cref="StepResult.Slow"/>.</param>
    public StepResult Step(LiveRun run, ProviderResponse? response, Budget budget)
    {
        var state = definitions.Get(run.Row.DefinitionId).States[run.StateName];
        var context = new StateContext(run, clock.GetUtcNow(), response, webInputs, budget);
        var visit = FindVisit(run) ?? StateVisit.Of(run.Row, state, context.Now);
        try
        {
            var result = run.Row.IsEntered ? Continue(run, state, visit, context) : Enter(state, visit, context);
            Apply(run, state, visit, context, result);
            return result;
        }
        catch (SlowStepException)
        {
            return new StepResult.Slow();
        }
        catch (EvaluationException exception)
        {
            return Recover(run, state, visit, context, new StateError(exception.Error, exception.Message));
        }
        catch (StateException exception)
        {
            return Recover(run, state, visit, context, exception.Error);
        }
    }

    private StateVisit? FindVisit(LiveRun run)
    {
        if (run.Row.IsEntered && run.CurrentVisit is null)
        {
            run.Continue(visits.Find(run.RunId, run.Row.LastVisit)!);
        }

        return run.CurrentVisit;
    }

    private StepResult Enter(State state, StateVisit visit, StateContext context)
    {
        if (context.Run.Visit > options.MaximumStatesPerRun)
        {
            throw new StateException(
                StateError.Runtime,
                $"The run has entered more than {options.MaximumStatesPerRun} states."
            );
        }

        var input = state.Input(context);
        context.Input = new StateInputValue(input, TextOf(input, context));
        visit.Start(PrivateValues.Hide(context.Input.Text, state.PrivateNames));
        return state.Do(context, input);
    }

    private static StepResult Continue(LiveRun run, State state, StateVisit visit, StateContext context)
    {
        if (context.Response is { } response)
        {
            visit.Calls = visit.Calls.Add(run.Pending!, response, state.PrivateNames, context.Now);
        }

        return state.Continue(context);
    }

    private void Apply(LiveRun run, State state, StateVisit visit, StateContext context, StepResult result)
    {
        switch (result)
        {
            case StepResult.Completed completed:
                var output = TextOf(completed.Output, context);
                run.Document.Write(state.ResultPath, completed.Output, output);
                visit.Warning = WarnOf(context.CreatedWebInput);
                visit.Complete(PrivateValues.Hide(output, state.PrivateNames), completed.Rule, context.Now);
                Record(run, visit, context);
                run.Leave(completed.Next ?? state.Next, context.Now);
                break;
            case StepResult.Waiting waiting:
                Record(run, visit, context);
                run.Wait(waiting);
                break;
            case StepResult.Failed failed:
                visit.Fail(failed.Error.Name, failed.Error.CauseText(state.PrivateNames), context.Now);
                Record(run, visit, context);
                run.Fail(visit.Exception!, visit.Cause!, context.Now);
                break;
            default:
                throw new InvalidOperationException($"Unknown result {result.GetType().Name}.");
        }
    }

    private string? WarnOf(WebInputRecord? created) =>
        created is null || principals.HasUser(created.Question.RespondentUrns)
            ? null
            : "No user can respond to the web input: its RespondentUrns match no known user and no group with members."
                + (
                    created.Question.RespondentUrns.Any(Principals.IsMisspelledGroup)
                        ? " The URN of a group starts with urn:globus:groups:id:."
                        : ""
                );

    private static StepResult Recover(
        LiveRun run,
        State state,
        StateVisit visit,
        StateContext context,
        StateError error
    )
    {
        visit.Fail(error.Name, error.CauseText(state.PrivateNames), context.Now);
        context.CreatedWebInput = null;
        var (failure, next) = Catch(run, state, visit, error);
        Record(run, visit, context);
        if (failure is null)
        {
            run.Leave(next, context.Now);
            return new StepResult.Completed(Output: null);
        }

        run.Fail(failure.Name, failure.CauseText(state.PrivateNames), context.Now);
        return new StepResult.Failed(failure);
    }

    /// <returns>The error with which the run fails, or the next state.</returns>
    private static (StateError? Failure, string? Next) Catch(
        LiveRun run,
        State state,
        StateVisit visit,
        StateError error
    )
    {
        visit.Catcher = state.FindCatcher(error);
        if (visit.Catcher is not { } position)
        {
            return (error, null);
        }

        var catcher = state.Catchers[position];
        try
        {
            var document = error.ToDocument();
            run.Document.Write(catcher.ResultPath, document, document.ToText());
            return (null, catcher.Next);
        }
        catch (EvaluationException exception)
        {
            return (new StateError(exception.Error, exception.Message), null);
        }
        catch (StateException exception)
        {
            return (exception.Error, null);
        }
    }

    private static void Record(LiveRun run, StateVisit visit, StateContext context)
    {
        run.Record(visit);
        run.CreatedWebInput = context.CreatedWebInput;
        run.AbandonedAction = context.AbandonedAction ?? run.AbandonedAction;
    }

    /// <summary>The value as JSON; uses the cached texts of the document and of the state's input.</summary>
    private static string TextOf(JsonNode? value, StateContext context) =>
        ReferenceEquals(value, context.Document) ? context.Run.Document.Text
        : context.Input is { } input && ReferenceEquals(value, input.Value) ? input.Text
        : value.ToText();
}
