using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>
/// The content and the respondents of a web input, from the definition; <paramref name="Context"/> is in the format of
/// the service.
/// </summary>
internal sealed record WebInputQuestion(
    JsonObject Context,
    IReadOnlyList<WebInputOption> Options,
    IReadOnlyList<string> RespondentUrns,
    IReadOnlyList<string> ViewerUrns
)
{
    /// <summary>The question as it is stored.</summary>
    public string ToText() =>
        new JsonObject
        {
            ["context"] = Context.DeepClone(),
            ["options"] = new JsonArray([.. Options.Select(ToJson)]),
            ["respondents"] = JsonText.ToArray(RespondentUrns),
            ["viewers"] = JsonText.ToArray(ViewerUrns),
        }.ToText();

    public static WebInputQuestion Parse(string text)
    {
        var json = JsonText.ParseObject(text);
        return new WebInputQuestion(
            json["context"]!.AsObject(),
            [.. json["options"]!.AsArray().Select(ParseOption)],
            JsonText.ToStrings(json["respondents"]!),
            JsonText.ToStrings(json["viewers"]!)
        );
    }

    private static JsonObject ToJson(WebInputOption option) =>
        new()
        {
            ["id"] = option.OptionId.ToString("D"),
            ["value"] = option.Value?.DeepClone(),
            ["label"] = option.Label,
            ["description"] = option.Description,
        };

    private static WebInputOption ParseOption(JsonNode? json) =>
        new(
            Guid.Parse(json!["id"]!.GetValue<string>()),
            json["value"],
            json["label"]!.GetValue<string>(),
            json["description"]!.GetValue<string>()
        );
}
