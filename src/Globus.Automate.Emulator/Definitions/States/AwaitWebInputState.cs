using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>AwaitWebInput: continues after the response to a web input of the run.</summary>
internal sealed class AwaitWebInputState(StateHeader header, StateInput input) : State(header)
{
    public const string IdMember = "web_input_id";

    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StateContext context) => input.Of(context);

    public override StepResult Do(StateContext context, JsonNode? input) =>
        Interpret(
            context,
            Guid.TryParseExact((input as JsonObject)?[IdMember]?.ToString(), "D", out var id)
                ? id
                : throw new StateException(
                    StateError.Runtime,
                    $"The input of the state {Name} does not identify a web input: {IdMember} must be a UUID."
                )
        );

    public override StepResult Continue(StateContext context) =>
        Interpret(context, context.Run.BlockingWebInputId!.Value);

    private static StepResult Interpret(StateContext context, Guid id)
    {
        var question =
            context.FindWebInput(id) is { } found && found.RunId == context.Run.RunId
                ? found
                : throw new StateException(StateError.Runtime, $"This run has no web input with id value {id:D}.");
        return question switch
        {
            { ChosenOptionId: { } chosen } => new StepResult.Completed(ToOutput(question, chosen)),
            _ when !question.IsOpen || question.ExpiresAt <= context.Now => throw new StateException(
                StateError.WebInputExpired,
                $"The web input '{question.Title}' expired without a response at {question.ExpiresAt.ToWire()}."
            ),
            _ => new StepResult.Waiting(question.ExpiresAt) { WebInputId = id },
        };
    }

    private static JsonObject ToOutput(WebInputRecord question, Guid chosen) =>
        new()
        {
            ["response"] = question.Question.Options.First(option => option.OptionId == chosen).Value?.DeepClone(),
        };
}
