using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>ExpressionEval: its evaluated Parameters are its output.</summary>
internal sealed class ExpressionEvalState(StateFacts facts, StateInput input) : State(facts)
{
    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StepContext context) => input.Of(context);

    public override StateResult Do(StepContext context, JsonNode? input) => new StateResult.Done(input);
}
