using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Pass: outputs its Result, its Parameters, the value at its InputPath, or its input.</summary>
internal sealed class PassState(StateHeader header, StateInput input, JsonObject? result) : State(header)
{
    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StateContext context) => input.Of(context);

    public override StepResult Do(StateContext context, JsonNode? input) =>
        new StepResult.Completed(result?.DeepClone() ?? input);
}
