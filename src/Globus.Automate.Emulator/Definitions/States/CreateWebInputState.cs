using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>CreateWebInput: asks people something, and goes on; its output names the question.</summary>
internal sealed class CreateWebInputState(StateFacts facts, StateInput input, EmulatorOptions options) : State(facts)
{
    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StepContext context) => input.Of(context);

    public override StateResult Do(StepContext context, JsonNode? input)
    {
        var question = ReadQuestion(input);
        context.Opened = WebInputRecord.Of(context.Run, question, context.Now, options.WebInputLifetime);
        return new StateResult.Done(new JsonObject { ["web_input_id"] = context.Opened.WebInputId.ToString("D") });
    }

    private WebInputQuestion ReadQuestion(JsonNode? input)
    {
        var problems = new List<Problem>();
        var question = input is JsonObject parameters
            ? WebInputParameters.Read(new MemberReader(parameters, [], problems))
            : throw new StateException(RunError.Runtime, $"The input of the state {Name} is not an object.");
        return problems.Count == 0
            ? question
            : throw new StateException(
                RunError.Runtime,
                $"The state {Name} cannot ask that: {string.Join("; ", problems)}"
            );
    }
}
