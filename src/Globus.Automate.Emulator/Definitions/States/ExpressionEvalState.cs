using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>ExpressionEval: outputs its evaluated Parameters.</summary>
internal sealed class ExpressionEvalState(StateHeader header, StateInput input) : State(header)
{
    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StateContext context) => input.Of(context);

    public override StepResult Do(StateContext context, JsonNode? input) => new StepResult.Completed(input);
}
