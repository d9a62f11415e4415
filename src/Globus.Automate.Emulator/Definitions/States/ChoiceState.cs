using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Choices;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Choice: the first matching rule selects the next state, else Default.</summary>
internal sealed class ChoiceState(
    StateHeader header,
    IReadOnlyList<(ChoiceRule Rule, string Next)> choices,
    string? defaultState
) : State(header)
{
    public override IEnumerable<string> Targets =>
        choices.Select(choice => choice.Next).Concat(defaultState is null ? [] : [defaultState]);

    protected override IEnumerable<Branch> OwnBranches =>
        choices
            .Select((choice, index) => new Branch(BranchKind.Choice, choice.Next, index))
            .Concat(defaultState is null ? [] : [new Branch(BranchKind.Default, defaultState)]);

    public override bool CanEnd => false;

    public override StepResult Do(StateContext context, JsonNode? input)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i].Rule.Holds(context.Scope))
            {
                return new StepResult.Completed(context.Document) { Next = choices[i].Next, Rule = i };
            }
        }

        return defaultState is null
            ? throw new StateException(
                StateError.NoChoiceMatched,
                $"No rule of the Choice state {Name} matched, and the state has no Default."
            )
            : new StepResult.Completed(context.Document) { Next = defaultState };
    }
}
