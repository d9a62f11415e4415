using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Outcomes;
using Globus.Automate.Emulator.Actions.Scripts;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.Control;

/// <summary>Reads outcomes from requests to the control interface.</summary>
internal static class OutcomeReader
{
    private const int MaximumTimes = 1_000_000;
    private const string AnyUrl = "*";

    private static readonly JsonSchema Schema = JsonSchema.Parse(JsonText.ToElement(Script.Schema));

    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static Outcome Read(JsonObject body)
    {
        ControlRequest.AllowOnly(body, "flow_id", "url", "state", "attempt", "times", "steps");
        if (body["url"] is null && body["state"] is null && body["flow_id"] is null)
        {
            throw new ControlException(
                "Specify 'url', 'state' or 'flow_id' (the actions to affect). In a URL, '*' matches any text."
            );
        }

        var script = new JsonObject { ["steps"] = body["steps"]?.DeepClone() };
        if (Schema.Validate(script.ToElement()) is { Count: > 0 } violations)
        {
            throw new ControlException(
                "The steps are not valid: "
                    + $"{string.Join("; ", violations.Select(violation => $"{violation.Path}: {violation.Keyword}"))}."
            );
        }

        return new Outcome
        {
            OutcomeId = Guid.NewGuid(),
            FlowId = ControlRequest.Id(body, "flow_id"),
            Url = ControlRequest.Text(body, "url") ?? AnyUrl,
            State = ControlRequest.Text(body, "state"),
            Attempt = ControlRequest.Integer(body, "attempt", 1, MaximumTimes),
            Times = ControlRequest.Integer(body, "times", 1, MaximumTimes),
            Script = script.ToText(),
        };
    }
}
