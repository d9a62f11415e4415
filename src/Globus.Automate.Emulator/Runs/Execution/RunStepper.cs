using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// One step of a run, the same for every state: enter, input, do, output, next, leave. It never blocks and changes
/// nothing but what it returns and what it writes to the context's log.
/// </summary>
internal sealed class RunStepper(EmulatorOptions options)
{
    public StepOutcome Step(FlowDefinition flow, StepContext context)
    {
        var state = flow.States[context.Run.StateName];
        try
        {
            return Leave(context, state, context.IsEntered ? state.Continue(context) : Enter(context, state));
        }
        catch (EvaluationException exception)
        {
            return Recover(context, state, new StateError(exception.Error, JsonValue.Create(exception.Message)));
        }
        catch (StateException exception)
        {
            return Recover(context, state, exception.Error);
        }
    }

    private StateResult Enter(StepContext context, State state)
    {
        if (context.Run.Visit > options.MaximumStatesPerRun)
        {
            throw new StateException(
                StateError.Runtime,
                $"The run has entered more than {options.MaximumStatesPerRun} states."
            );
        }

        var input = state.Input(context);
        context.LogStarted(state, input);
        return state.Do(context, input);
    }

    private static StepOutcome Leave(StepContext context, State state, StateResult result)
    {
        switch (result)
        {
            case StateResult.Held held:
                return held.Outcome;
            case StateResult.Chosen chosen:
                context.LogCompleted(state, context.Document);
                return new StepOutcome.Goto(chosen.Next, context.Run.Document);
            case StateResult.Done done:
                var document = Write(context, state.ResultPath, done.Output);
                context.LogCompleted(state, done.Output);
                return state.Next is { } next
                    ? new StepOutcome.Goto(next, document)
                    : new StepOutcome.Succeed(document);
            default:
                throw new InvalidOperationException($"Unknown result {result.GetType().Name}.");
        }
    }

    private static StepOutcome Recover(StepContext context, State state, StateError error)
    {
        context.LogFailed(state, error);
        context.CreatedWebInput = null;
        var catcher = state.Catchers.FirstOrDefault(catcher => catcher.Catches(error));
        if (catcher is null)
        {
            return new StepOutcome.Fail(error);
        }

        try
        {
            return new StepOutcome.Goto(catcher.Next, Write(context, catcher.ResultPath, error.ToDocument()));
        }
        catch (EvaluationException exception)
        {
            return new StepOutcome.Fail(new StateError(exception.Error, JsonValue.Create(exception.Message)));
        }
        catch (StateException exception)
        {
            return new StepOutcome.Fail(exception.Error);
        }
    }

    /// <summary>The new document as JSON. Without a ResultPath the output becomes the whole of it.</summary>
    private static string Write(StepContext context, ReferencePath? path, JsonNode? output)
    {
        var document = (path is null ? output?.DeepClone() : path.Write(context.Document, output?.DeepClone()))
            ?? new JsonObject();
        if (!JsonText.TryWrite(document, out var text))
        {
            throw new StateException(
                StateError.DataLimitExceeded,
                $"The flow's state would be nested deeper than {JsonText.MaximumDepth} levels."
            );
        }

        return Encoding.UTF8.GetByteCount(text) <= RunRecord.MaximumDocumentBytes
            ? text
            : throw new StateException(
                StateError.DataLimitExceeded,
                $"The flow's state would be larger than {RunRecord.MaximumDocumentBytes / 1024} KB."
            );
    }
}
