using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>Finds the sentence that explains why a run failed, in documents that providers nest.</summary>
internal static class FailureText
{
    private const int MaximumDepth = 16;
    private const int MaximumItems = 3;
    private const int MaximumLength = 2000;

    /// <summary>The members that contain the cause, from the most specific one to the most general one.</summary>
    private static readonly string[] Members =
    [
        "cause",
        "authorization_parameters",
        "session_message",
        "fatal_error",
        "nice_status_details",
        "details",
        "detail",
        "errors",
        "results",
        "error",
        "exception",
        "description",
        "error_description",
        "message",
        "msg",
        "reason",
        "title",
        "nice_status_short_description",
        "nice_status",
    ];

    /// <summary>The members that contain the cause only if they contain a document.</summary>
    private static readonly string[] Wrappers = ["result", "output", "response", "body", "data"];

    /// <summary>The sentence on one line, limited in length; null if the document contains none.</summary>
    public static string? Read(JsonNode? document) =>
        Read(document, 0) is not { } text ? null
        : OneLine(text) is { Length: > MaximumLength } line ? $"{line[..MaximumLength]}…"
        : OneLine(text);

    private static string? Read(JsonNode? value, int depth) =>
        value switch
        {
            _ when depth > MaximumDepth => null,
            JsonObject members => ReadMembers(members, depth + 1),
            JsonArray items => ReadItems(items, depth + 1),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => ReadText(
                text.GetValue<string>().Trim(),
                depth + 1
            ),
            _ => null,
        };

    private static string? ReadMembers(JsonObject members, int depth)
    {
        if (members["loc"] is { } place && Read(members["msg"], depth) is { } problem)
        {
            return place is JsonArray path ? $"{string.Join('.', path)}: {problem}" : $"{place}: {problem}";
        }

        return Members.Select(name => Read(members[name], depth)).FirstOrDefault(sentence => sentence is not null)
            ?? Wrappers
                .Select(name => ReadDocument(members[name], depth))
                .FirstOrDefault(sentence => sentence is not null)
            ?? ReadStatus(members);
    }

    private static string? ReadStatus(JsonObject members) =>
        members["display_status"]?.ToString() is { Length: > 0 } status && status != members["status"]?.ToString()
            ? status
            : null;

    private static string? ReadDocument(JsonNode? value, int depth) =>
        (value is JsonValue text && text.TryGetValue<string>(out var document) ? Parse(document) : value) switch
        {
            JsonObject members => Read(members, depth),
            JsonArray items when items.Any(item => item is JsonObject) => Read(items, depth),
            _ => null,
        };

    private static string? ReadItems(JsonArray items, int depth)
    {
        var sentences = items.Select(item => Read(item, depth)).OfType<string>().Distinct().ToList();
        var shown = string.Join("; ", sentences.Take(MaximumItems));
        return sentences.Count == 0 ? null
            : sentences.Count > MaximumItems ? $"{shown}; and {sentences.Count - MaximumItems} more"
            : shown;
    }

    /// <summary>The text, or the sentence of the document in it, such as <c>422: {…}</c>.</summary>
    private static string? ReadText(string text, int depth)
    {
        var start = text.IndexOfAny(['{', '[']);
        if (text.Length == 0 || start < 0 || Parse(text[start..]) is not { } document)
        {
            return text.Length == 0 ? null : text;
        }

        var sentence = Read(document, depth);
        return sentence is null || start == 0
            ? sentence ?? text
            : $"{text[..start].TrimEnd(' ', ':', '-')}: {sentence}";
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
