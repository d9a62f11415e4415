using Globus.Automate.Json;

namespace Globus.Automate.Flows.Causes;

/// <summary>
/// Finds the sentence that explains a failure, in documents that services and action providers nest in each other.
/// </summary>
internal static class CauseReader
{
    private const int MaximumDepth = 16;
    private const int MaximumItems = 3;

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

    /// <summary>Returns the sentence on one line; null if the value contains none.</summary>
    /// <param name="value">A document, a list, or a text that may contain a document.</param>
    public static string? Read(object? value) => Read(value, 0) is { } text ? OneLine(text) : null;

    private static string? Read(object? value, int depth) =>
        value switch
        {
            _ when depth > MaximumDepth => null,
            string text => ReadText(text.Trim(), depth + 1),
            JsonMap map => ReadMap(map, depth + 1),
            JsonList list => ReadList(list, depth + 1),
            _ => null,
        };

    private static string? ReadMap(JsonMap map, int depth)
    {
        if (map.TryGetValue("loc", out var place) && Read(map.Find("msg"), depth) is { } problem)
        {
            return place is JsonList path ? $"{string.Join(".", path)}: {problem}" : $"{place}: {problem}";
        }

        return Members.Select(name => Read(map.Find(name), depth)).FirstOrDefault(sentence => sentence is not null)
            ?? Wrappers
                .Select(name => ReadDocument(map.Find(name), depth))
                .FirstOrDefault(sentence => sentence is not null)
            ?? ReadStatus(map);
    }

    private static string? ReadDocument(object? value, int depth) =>
        (value is string { Length: > 0 } text ? CauseText.Parse(text) : value) switch
        {
            JsonMap map => Read(map, depth),
            JsonList list when list.Any(item => item is JsonMap) => Read(list, depth),
            _ => null,
        };

    // The text for a status is often the status itself.
    private static string? ReadStatus(JsonMap map) =>
        map.GetText("display_status") is { Length: > 0 } text
        && !text.Equals(map.GetText("status"), StringComparison.OrdinalIgnoreCase)
            ? text
            : null;

    private static string? ReadList(JsonList list, int depth)
    {
        var sentences = list.Select(item => Read(item, depth)).OfType<string>().Distinct().ToList();
        var shown = string.Join("; ", sentences.Take(MaximumItems));
        return sentences.Count == 0 ? null
            : sentences.Count > MaximumItems ? $"{shown}; and {sentences.Count - MaximumItems} more"
            : shown;
    }

    private static string? ReadText(string text, int depth)
    {
        if (text.Length == 0 || CauseText.IsEncoded(text))
        {
            return null;
        }

        var start = text.IndexOfAny(['{', '[']);
        if (CauseText.Parse(text) is { } document)
        {
            return Read(document, depth) ?? text;
        }

        // A text such as "422: {…}" has the document at its end.
        return
            start > 0
            && CauseText.Parse(text.Substring(start)) is JsonMap or JsonList
            && Read(CauseText.Parse(text.Substring(start)), depth) is { } sentence
            ? $"{text.Substring(0, start).TrimEnd(' ', ':', '-')}: {sentence}"
            : CauseText.LastLineOfTraceback(text);
    }

    private static string OneLine(string text) =>
        string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
