using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions.Providers.WebOption;

/// <summary>An option that users can choose.</summary>
internal sealed record WebChoice(
    string Name,
    string Suffix,
    string? Description,
    string CompletedMessage,
    IReadOnlyList<string> SelectableBy
)
{
    /// <summary>Reads the options of an action's input.</summary>
    public static IEnumerable<WebChoice> ReadAll(JsonObject body) =>
        body["options"]!
            .AsArray()
            .Select(option => new WebChoice(
                option!["name"]!.GetValue<string>(),
                option["url_suffix"]!.GetValue<string>(),
                option["description"]?.GetValue<string>(),
                option["completed_message"]!.GetValue<string>(),
                Principals(option["selectable_by"])
            ));

    public static IReadOnlyList<string> Principals(JsonNode? list) =>
        list is null ? [] : [.. list.AsArray().Select(item => item!.GetValue<string>())];
}
