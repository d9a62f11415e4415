using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Scripts;

/// <summary>The steps of a scripted action, in order. After the last step the action has succeeded.</summary>
internal sealed class Script
{
    public const string Schema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["steps"],
          "properties": {
            "steps": {
              "type": "array",
              "minItems": 1,
              "maxItems": 100,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "status": {"enum": ["ACTIVE", "INACTIVE", "SUCCEEDED", "FAILED"]},
                  "http": {"type": "integer", "minimum": 400, "maximum": 599},
                  "silent": {"const": true},
                  "body": {"type": ["object", "array", "string"]},
                  "display_status": {"type": "string", "minLength": 1, "maxLength": 64},
                  "details": {"type": ["object", "string"]},
                  "compute_results": {"type": "array", "minItems": 1},
                  "seconds": {"type": "number", "minimum": 0, "maximum": 31622400},
                  "answers": {"type": "integer", "minimum": 1, "maximum": 1000000}
                },
                "not": {"required": ["details", "compute_results"]},
                "oneOf": [{"required": ["status"]}, {"required": ["http"]}, {"required": ["silent"]}]
              }
            }
          }
        }
        """;

    private readonly IReadOnlyList<ScriptStep> _steps;

    private Script(IReadOnlyList<ScriptStep> steps) => _steps = steps;

    /// <summary>Reads a script that is valid for <see cref="Schema"/>.</summary>
    public static Script Read(JsonObject script) =>
        new([.. script["steps"]!.AsArray().Select(step => ScriptStep.Read(step!.AsObject()))]);

    public ActionProgress Advance(ActionContext context)
    {
        var (action, _, what, now) = context;
        if (what == ActionEvent.Started)
        {
            return Enter(0, now, responses: 1);
        }

        var memory = JsonText.ParseObject(action.Progress.ProviderState!);
        var position = memory["step"]!.GetValue<int>();
        var responses = memory["answers"]!.GetValue<int>();
        return what switch
        {
            ActionEvent.Due => Enter(position + 1, now, responses: 0),
            ActionEvent.Resumed when _steps[position].Status == ActionStatus.Inactive => Enter(
                position + 1,
                now,
                responses: 1
            ),
            ActionEvent.Polled when _steps[position].Responses is { } limit && responses >= limit => Enter(
                position + 1,
                now,
                responses: 1
            ),
            ActionEvent.Polled when _steps[position].Responses is not null => action.Progress with
            {
                ProviderState = WriteState(position, responses + 1),
            },
            _ => action.Progress,
        };
    }

    private ActionProgress Enter(int position, DateTimeOffset now, int responses) =>
        position < _steps.Count
            ? _steps[position].ToProgress(now) with
            {
                ProviderState = WriteState(position, responses),
            }
            : ActionProgress.Of(ActionStatus.Succeeded, "{}");

    private static string WriteState(int step, int responses) =>
        new JsonObject { ["step"] = step, ["answers"] = responses }.ToText();
}
