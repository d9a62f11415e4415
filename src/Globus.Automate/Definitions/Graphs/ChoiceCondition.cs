using System.Text.Json;

namespace Globus.Automate.Definitions.Graphs;

/// <summary>Describes the rule of a Choice state in a few words, such as <c>$.size is at most 5</c>.</summary>
internal static class ChoiceCondition
{
    private const int MaximumLength = 300;

    private static readonly string[] Types = ["String", "Numeric", "Timestamp", "Boolean"];

    private static readonly Dictionary<string, string> Comparisons = new(StringComparer.Ordinal)
    {
        ["Equals"] = "=",
        ["LessThan"] = "is less than",
        ["LessThanEquals"] = "is at most",
        ["GreaterThan"] = "is greater than",
        ["GreaterThanEquals"] = "is at least",
        ["Matches"] = "matches",
    };

    private static readonly Dictionary<string, string> Tests = new(StringComparer.Ordinal)
    {
        ["IsNull"] = "null",
        ["IsPresent"] = "present",
        ["IsNumeric"] = "a number",
        ["IsString"] = "a string",
        ["IsBoolean"] = "a Boolean",
        ["IsTimestamp"] = "a timestamp",
    };

    /// <summary>The condition; an ellipsis stands for parts that cannot be read and for parts of a long rule.</summary>
    /// <param name="rule">The rule.</param>
    public static string Describe(JsonElement rule) => Describe(rule, isNested: false);

    private static string Describe(JsonElement rule, bool isNested)
    {
        if (rule.ValueKind != JsonValueKind.Object)
        {
            return "…";
        }

        foreach (var member in rule.EnumerateObject())
        {
            var text = member.Name switch
            {
                "And" => Combine(member.Value, " and ", isNested),
                "Or" => Combine(member.Value, " or ", isNested),
                "Not" => $"not ({Describe(member.Value, isNested: false)})",
                _ => Compare(rule, member),
            };
            if (text is not null)
            {
                return text;
            }
        }

        return "…";
    }

    private static string Combine(JsonElement rules, string word, bool isNested)
    {
        var parts = new List<string>();
        var length = 0;
        foreach (var rule in rules.ValueKind == JsonValueKind.Array ? rules.EnumerateArray() : default)
        {
            var part = length > MaximumLength ? "…" : Describe(rule, isNested: true);
            parts.Add(part);
            length += part.Length;
            if (part == "…")
            {
                break;
            }
        }

        var text = string.Join(word, parts);
        return isNested && parts.Count > 1 ? $"({text})" : text;
    }

    private static string? Compare(JsonElement rule, JsonProperty operation)
    {
        if (Tests.TryGetValue(operation.Name, out var test))
        {
            return $"{Variable(rule)} {(operation.Value.ValueKind == JsonValueKind.False ? "is not" : "is")} {test}";
        }

        var type = Array.Find(Types, type => operation.Name.StartsWith(type, StringComparison.Ordinal));
        if (type is null)
        {
            return null;
        }

        const string suffix = "Path";
        var name = operation.Name.Substring(type.Length);
        var isPath = name.EndsWith(suffix, StringComparison.Ordinal);
        name = isPath ? name.Remove(name.Length - suffix.Length) : name;
        return Comparisons.TryGetValue(name, out var comparison)
            ? $"{Variable(rule)} {comparison} {Operand(operation.Value, isPath)}"
            : null;
    }

    private static string Variable(JsonElement rule) =>
        rule.TryGetProperty("Variable", out var variable) && variable.ValueKind == JsonValueKind.String
            ? variable.GetString()!
            : "…";

    private static string Operand(JsonElement value, bool isPath) =>
        value.ValueKind switch
        {
            JsonValueKind.String when isPath => value.GetString()!,
            JsonValueKind.String => $"'{value.GetString()}'",
            JsonValueKind.Object or JsonValueKind.Array => "…",
            _ => value.GetRawText(),
        };
}
