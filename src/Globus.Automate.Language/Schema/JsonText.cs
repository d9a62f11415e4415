using System.Globalization;
using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>Two ways to write a JSON value: as Python shows it, and so that equal values have equal texts.</summary>
internal static class JsonText
{
    /// <summary>The value as Python's <c>repr</c> shows it.</summary>
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
    /// A text that two values share exactly if JSON Schema calls them equal: 1 and 1.0 are, 1 and true are not.
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
