using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Fail: ends the run with an error from the definition.</summary>
internal sealed class FailState(
    StateHeader header,
    string? error,
    ReferencePath? errorPath,
    string? cause,
    ReferencePath? causePath
) : State(header)
{
    private const string DefaultError = "States.Fail";

    public override StepResult Do(StateContext context, JsonNode? input)
    {
        var name = error ?? errorPath?.Read(context.Scope)?.ToString() ?? DefaultError;
        var text = cause ?? causePath?.Read(context.Scope)?.ToString() ?? $"The Fail state {Name} ended the run.";
        return new StepResult.Failed(new StateError(name, JsonValue.Create(text)));
    }
}
