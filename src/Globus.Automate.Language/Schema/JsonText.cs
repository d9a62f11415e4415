using System.Globalization;
using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// Two text formats of a JSON value: as in Python, and a canonical form, which is the same for equal values.
/// </summary>
internal static class JsonText
{
    /// <summary>The value in the format of Python's <c>repr</c>.</summary>
    public static string Represent(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(RepresentMember))}}}",
            JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Represent))}]",
            JsonValueKind.String => PythonText.Quote(value.GetString()!),
            JsonValueKind.Number => RepresentNumber(value.GetRawText()),
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => "None",
        };

    /// <summary>
    /// The canonical text. It is the same for two values if and only if JSON Schema defines them as equal: 1 and 1.0
    /// are equal, 1 and true are not.
    /// </summary>
    public static string Canonicalize(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => $"{{{string.Join(",", Members(value).Select(CanonicalizeMember))}}}",
            JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Canonicalize))}]",
            JsonValueKind.Number => ExactNumber.Parse(value).ToString(),
            _ => Represent(value),
        };

    public static JsonElement ToElement(string text)
    {
        using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return document.RootElement.Clone();
    }

    private static SortedDictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static string RepresentMember(JsonProperty member) =>
        $"{PythonText.Quote(member.Name)}: {Represent(member.Value)}";

    private static string CanonicalizeMember(KeyValuePair<string, JsonElement> member) =>
        $"{PythonText.Quote(member.Key)}:{Canonicalize(member.Value)}";

    private static string RepresentNumber(string text) =>
        text.IndexOfAny(['.', 'e', 'E']) >= 0
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? PythonText.Number(number)
            : text;
}
