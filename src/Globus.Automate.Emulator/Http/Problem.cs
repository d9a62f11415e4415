using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>A problem of a document and its location: names and positions from the root.</summary>
internal sealed record Problem(IReadOnlyList<object> Location, string Message, string Type = "value_error")
{
    public const string MissingType = "value_error.missing";
    public const string ExtraType = "value_error.extra";
    public const string WrongTypeType = "type_error";

    public static Problem Missing(IReadOnlyList<object> location) => new(location, "field required", MissingType);

    public static Problem Extra(IReadOnlyList<object> location) =>
        new(location, "extra fields not permitted", ExtraType);

    public JsonObject ToJson() =>
        new()
        {
            ["loc"] = new JsonArray([
                .. Location.Select(part =>
                    (JsonNode?)(part is int index ? JsonValue.Create(index) : JsonValue.Create((string)part))
                ),
            ]),
            ["msg"] = Message,
            ["type"] = Type,
        };

    /// <summary>In the format of the service's summary: <c>$.definition.States.Step1: message</c>.</summary>
    public override string ToString() =>
        $"${string.Concat(Location.Select(part => part is int index ? $"[{index}]" : $".{part}"))}: {Message}";
}
