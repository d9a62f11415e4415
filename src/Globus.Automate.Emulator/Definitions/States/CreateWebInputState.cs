using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>CreateWebInput: creates a web input and continues. Its output contains the id of the web input.</summary>
internal sealed class CreateWebInputState(StateHeader header, StateInput input, EmulatorOptions options) : State(header)
{
    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public override JsonNode? Input(StateContext context) => input.Of(context);

    public override StepResult Do(StateContext context, JsonNode? input)
    {
        var question = ReadQuestion(input);
        context.CreatedWebInput = CreateRecord(context.Run, question, context.Now);
        return new StepResult.Completed(
            new JsonObject { ["web_input_id"] = context.CreatedWebInput.WebInputId.ToString("D") }
        );
    }

    /// <summary>
    /// A web input of the run's present state. Its id and those of its options are derived from run and visit.
    /// </summary>
    private WebInputRecord CreateRecord(IRunInfo run, WebInputQuestion question, DateTimeOffset now) =>
        new()
        {
            WebInputId = IdSource.FromName($"web input {run.RunId:D} {run.Visit}"),
            RunId = run.RunId,
            RunLabel = run.Label,
            FlowId = run.FlowId,
            FlowTitle = run.FlowTitle,
            CreatorUrn = run.RunOwner,
            Question = question with
            {
                Options =
                [
                    .. question.Options.Select(
                        (option, index) =>
                            option with
                            {
                                OptionId = IdSource.FromName($"option {run.RunId:D} {run.Visit} {index}"),
                            }
                    ),
                ],
            },
            CreatedAt = now,
            ExpiresAt = now + options.WebInputLifetime,
        };

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
                $"The state {Name} cannot create the web input: {string.Join("; ", problems)}"
            );
    }
}
