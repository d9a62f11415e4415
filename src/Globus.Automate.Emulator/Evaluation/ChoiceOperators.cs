using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>
/// The 39 operators of choice rules, with the meaning that the Amazon States Language gives them
/// (https://states-language.net/spec.html#choice-state): values of different types are not equal and have no order.
/// </summary>
internal static class ChoiceOperators
{
    private const string PathSuffix = "Path";

    private static readonly Dictionary<string, Func<JsonNode?, bool>> Tests = new(StringComparer.Ordinal)
    {
        ["IsNull"] = value => value is null,
        ["IsString"] = value => Kind(value) == JsonValueKind.String,
        ["IsNumeric"] = value => Kind(value) == JsonValueKind.Number,
        ["IsBoolean"] = value => Kind(value) is JsonValueKind.True or JsonValueKind.False,
        ["IsTimestamp"] = value => TryTimestamp(value, out _),
    };

    private static readonly Dictionary<string, Func<int, bool>> Orders = new(StringComparer.Ordinal)
    {
        ["Equals"] = order => order == 0,
        ["LessThan"] = order => order < 0,
        ["LessThanEquals"] = order => order <= 0,
        ["GreaterThan"] = order => order > 0,
        ["GreaterThanEquals"] = order => order >= 0,
    };

    /// <summary>The comparison by that operator; null when there is no such operator, or its operand is of the wrong type.</summary>
    public static Func<EvaluationScope, bool>? Compile(string name, ReferencePath variable, JsonNode? operand)
    {
        if (name == "IsPresent")
            return IsBoolean(operand, out var wanted) ? scope => variable.TryRead(scope, out _) == wanted : null;
        if (Tests.TryGetValue(name, out var test))
            return IsBoolean(operand, out var expected) ? scope => test(variable.Read(scope)) == expected : null;
        if (name == "StringMatches")
            return operand is JsonValue pattern && pattern.TryGetValue<string>(out var text) ? Matches(variable, text) : null;
        var isPath = name.EndsWith(PathSuffix, StringComparison.Ordinal);
        var comparison = Find(isPath ? name[..^PathSuffix.Length] : name);
        if (comparison is null)
            return null;
        if (!isPath)
            return scope => comparison(variable.Read(scope), operand);
        if (operand is not JsonValue path || !path.TryGetValue<string>(out var source))
            return null;
        var other = ReferencePath.Compile(source);
        return scope => comparison(variable.Read(scope), other.Read(scope));
    }

    private static Func<JsonNode?, JsonNode?, bool>? Find(string name)
    {
        if (name == "BooleanEquals")
            return (left, right) => IsBoolean(left, out var one) && IsBoolean(right, out var other) && one == other;
        foreach (var (type, order) in new (string, Func<JsonNode?, JsonNode?, int?>)[] { ("String", OrderStrings), ("Numeric", OrderNumbers), ("Timestamp", OrderTimestamps) })
        {
            if (name.StartsWith(type, StringComparison.Ordinal) && Orders.TryGetValue(name[type.Length..], out var holds))
                return (left, right) => order(left, right) is { } found && holds(found);
        }

        return null;
    }

    private static int? OrderStrings(JsonNode? left, JsonNode? right) =>
        Kind(left) == JsonValueKind.String && Kind(right) == JsonValueKind.String ? string.CompareOrdinal(left!.GetValue<string>(), right!.GetValue<string>()) : null;

    private static int? OrderNumbers(JsonNode? left, JsonNode? right) =>
        Kind(left) == JsonValueKind.Number && Kind(right) == JsonValueKind.Number ? Comparison.Order(Values.FromState(left), Values.FromState(right), "<") : null;

    private static int? OrderTimestamps(JsonNode? left, JsonNode? right) =>
        TryTimestamp(left, out var one) && TryTimestamp(right, out var other) ? one.CompareTo(other) : null;

    private static bool TryTimestamp(JsonNode? value, out DateTimeOffset time)
    {
        time = default;
        return Kind(value) == JsonValueKind.String
            && value!.GetValue<string>() is { Length: > 10 } text && text[10] is 'T' or 't' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static Func<EvaluationScope, bool> Matches(ReferencePath variable, string pattern)
    {
        var regex = new Regex(ToRegex(pattern), RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
        return scope => variable.Read(scope) is { } value && Kind(value) == JsonValueKind.String && regex.IsMatch(value.GetValue<string>());
    }

    // "*" stands for any text, "\*" for itself.
    private static string ToRegex(string pattern) =>
        "^" + string.Join(".*", Regex.Split(pattern, @"(?<!\\)\*").Select(part => Regex.Escape(part.Replace(@"\*", "*", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal)))) + "$";

    private static bool IsBoolean(JsonNode? value, out bool truth)
    {
        truth = Kind(value) == JsonValueKind.True;
        return Kind(value) is JsonValueKind.True or JsonValueKind.False;
    }

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;
}
