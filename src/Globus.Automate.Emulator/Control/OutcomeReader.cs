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

    private static readonly JsonSchema Schema = JsonSchema.Parse(JsonText.ToElement(Script.Schema));

    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static Outcome Read(JsonObject body)
    {
        ControlRequest.AllowOnly(body, "url", "state", "attempt", "times", "steps");
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
            Url = ControlRequest.Text(body, "url")
                ?? throw new ControlException("'url' is missing. In a URL, '*' matches any text."),
            State = ControlRequest.Text(body, "state"),
            Attempt = Integer(body, "attempt"),
            Times = Integer(body, "times"),
            Script = script.ToText(),
        };
    }

    private static int? Integer(JsonObject body, string name) =>
        ControlRequest.Number(body, name) switch
        {
            null => null,
            { } number when number == Math.Floor(number) && number is >= 1 and <= MaximumTimes => (int)number,
            _ => throw new ControlException($"'{name}' must be a whole number from 1 to {MaximumTimes}."),
        };
}
