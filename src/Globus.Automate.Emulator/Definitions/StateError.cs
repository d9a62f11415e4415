using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>
/// The error of a failed state: the name that a Catch compares, and its cause, a text or the document of a provider's
/// response.
/// </summary>
internal sealed record StateError(string Name, JsonNode? Cause)
{
    public const string ActionUnableToRun = "ActionUnableToRun";
    public const string ActionFailed = "ActionFailedException";
    public const string ActionTimeout = "ActionTimeout";
    public const string WebInputExpired = "Flows.WebInputExpired";
    public const string NoToken = "NoTokenException";
    public const string NoOutcome = "Emulator.NoOutcome";
    public const string NoChoiceMatched = "States.NoChoiceMatched";
    public const string Runtime = "States.Runtime";
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    public StateError(string name, string cause)
        : this(name, JsonValue.Create(cause)) { }

    /// <summary>The cause as JSON, without private values.</summary>
    /// <param name="privateNames">The names that the state keeps private.</param>
    public string CauseText(IReadOnlyCollection<string> privateNames) =>
        PrivateValues.Hide(Cause.ToText(), privateNames);

    /// <summary>The value that a Catch writes at its ResultPath.</summary>
    public JsonObject ToDocument() => new() { ["Error"] = Name, [nameof(Cause)] = Cause?.DeepClone() };
}
