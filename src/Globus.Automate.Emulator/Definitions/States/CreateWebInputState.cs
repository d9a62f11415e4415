using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>CreateWebInput: asks people something, and goes on; its output names the question.</summary>
internal sealed class CreateWebInputState(StateHeader header, StateInput input, EmulatorOptions options) : State(header)
{
    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StateContext context) => input.Of(context);

    public override StateResult Do(StateContext context, JsonNode? input)
    {
        var question = ReadQuestion(input);
        context.CreatedWebInput = WebInputRecord.Of(context.Run, question, context.Now, options.WebInputLifetime);
        return new StateResult.Done(new JsonObject { ["web_input_id"] = context.CreatedWebInput.WebInputId.ToString("D") });
    }

    private WebInputQuestion ReadQuestion(JsonNode? input)
    {
        var problems = new List<Problem>();
        var question = input is JsonObject parameters
            ? WebInputParameters.Read(new JsonRequestReader(parameters, [], problems))
            : throw new StateException(StateError.Runtime, $"The input of the state {Name} is not an object.");
        return problems.Count == 0
            ? question
            : throw new StateException(
                StateError.Runtime,
                $"The state {Name} cannot ask that: {string.Join("; ", problems)}"
            );
    }
}
