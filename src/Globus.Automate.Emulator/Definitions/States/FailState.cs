using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Fail: ends the run with an error that the definition names.</summary>
internal sealed class FailState(
    StateFacts facts,
    string? error,
    ReferencePath? errorPath,
    string? cause,
    ReferencePath? causePath
) : State(facts)
{
    private const string DefaultError = "States.Fail";

    public override StateResult Do(StepContext context, JsonNode? input)
    {
        var name = error ?? errorPath?.Read(context.Scope)?.ToString() ?? DefaultError;
        var text = cause ?? causePath?.Read(context.Scope)?.ToString() ?? $"The state {Name} ends the flow as failed.";
        return new StateResult.Held(new StepOutcome.Fail(new RunError(name, JsonValue.Create(text))));
    }
}
