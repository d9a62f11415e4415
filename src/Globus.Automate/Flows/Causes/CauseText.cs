using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Flows.Causes;

/// <summary>Texts in which the cause of a failure is hidden.</summary>
internal static class CauseText
{
    // A longer text is not a message.
    private const int MaximumLength = 256 * 1024;

    private const int MaximumSummary = 300;
    private const int ShortestEncoded = 60;
    private const int LongestWord = 30;

    /// <summary>Parses a text that is a document: JSON, or the Python representation of one; null otherwise.</summary>
    public static object? Parse(string text)
    {
        if (text.Length > MaximumLength || !IsDocument(text))
        {
            return null;
        }

        try
        {
            return JsonValue.Parse(text) is JsonMap or JsonList or string ? JsonValue.Parse(text) : null;
        }
        catch (JsonException)
        {
            return PythonLiteral.TryRead(text);
        }
    }

    /// <summary>The last line of a Python traceback, which names the exception; other texts are unchanged.</summary>
    public static string LastLineOfTraceback(string text) =>
        text.Contains("Traceback (most recent call last)")
            ? text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Last(line => line.Trim().Length > 0)
            : text;

    /// <summary>Whether a text has words, as opposed to a name such as <c>States.Runtime</c>.</summary>
    public static bool IsSentence(string text) => text.Trim().Contains(' ');

    /// <summary>Whether a text is encoded data, such as a serialized Python exception.</summary>
    public static bool IsEncoded(string text) =>
        text.Length >= ShortestEncoded
        && text.All(character => char.IsWhiteSpace(character) || IsBase64(character))
        && text.Any(char.IsLower)
        && text.Any(char.IsUpper)
        && text.Count(char.IsWhiteSpace) * LongestWord < text.Length;

    /// <summary>
    /// A text for a cause without a sentence: the details of the action, its status, or the document, shortened.
    /// </summary>
    public static string? Summarize(object? cause) =>
        cause is JsonMap action && action.GetText("status") is { } status
            ? action.Find("details") is JsonMap { Count: > 0 } details
                ? Shorten(details.ToString())
                : $"The action is {status}."
            : Shorten(cause?.ToString());

    private static string? Shorten(string? text) =>
        text is { Length: > MaximumSummary } ? text.Substring(0, MaximumSummary) + "..." : text;

    private static bool IsBase64(char character) =>
        character is '+' or '/' or '=' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsDocument(string text) =>
        (text[0], text[text.Length - 1]) is ('{', '}') or ('[', ']') or ('(', ')') or ('"', '"') or ('\'', '\'')
        || (text is ['b', '\'', .., '\''] or ['b', '"', .., '"']);
}
