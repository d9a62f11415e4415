using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Choices;

/// <summary>
/// The 39 operators of choice rules, with their meaning in the Amazon States Language
/// (https://states-language.net/spec.html#choice-state): values of different types are not equal and have no order.
/// </summary>
internal static class ChoiceOperators
{
    private const string IsPresent = "IsPresent";
    private const string PathSuffix = "Path";

    private static readonly (string Suffix, Func<int?, bool> Holds)[] Orders =
    [
        ("Equals", order => order == 0),
        ("LessThan", order => order < 0),
        ("LessThanEquals", order => order <= 0),
        ("GreaterThan", order => order > 0),
        ("GreaterThanEquals", order => order >= 0),
    ];

    private static readonly Dictionary<string, ChoiceOperator> Table = BuildTable();

    /// <summary>The names of all operators.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The comparison of an operator.</summary>
    /// <exception cref="EvaluationException">The operator does not exist, or its operand has the wrong
    /// type.</exception>
    public static Func<EvaluationScope, bool> Compile(string name, ReferencePath variable, JsonNode? operand)
    {
        if (!Table.TryGetValue(name, out var found))
        {
            throw EvaluationErrors.Runtime($"'{name}' is not an operator of Choice rules.");
        }

        if (!found.Accepts(operand))
        {
            throw EvaluationErrors.Runtime($"{name} requires {found.Expected}.");
        }

        if (name == IsPresent)
        {
            return scope => variable.TryRead(scope, out _) == IsTrue(operand);
        }

        if (!found.IsPath)
        {
            return scope => found.Holds(variable.Read(scope), operand, scope.Budget);
        }

        var other = ReferencePath.Compile(PyValues.Text(operand)!, name);
        return scope => found.Holds(variable.Read(scope), other.Read(scope), scope.Budget);
    }

    private static Dictionary<string, ChoiceOperator> BuildTable()
    {
        var table = new Dictionary<string, ChoiceOperator>(StringComparer.Ordinal)
        {
            [IsPresent] = Test(_ => true),
            ["IsNull"] = Test(value => value is null),
            ["IsString"] = Test(IsString),
            ["IsNumeric"] = Test(IsNumber),
            ["IsBoolean"] = Test(IsBoolean),
            ["IsTimestamp"] = Test(IsTimestamp),
            ["StringMatches"] = new(IsString, "a string", (value, pattern, budget) =>
                PyValues.Text(value) is { } text && Wildcards.Match(PyValues.Text(pattern)!, text, budget)
            ),
        };
        Add(
            table,
            "BooleanEquals",
            new(IsBoolean, "true or false", (left, right, _) =>
                IsBoolean(left) && IsBoolean(right) && IsTrue(left) == IsTrue(right)
            )
        );
        foreach (var (suffix, holds) in Orders)
        {
            Add(
                table,
                "String" + suffix,
                new(IsString, "a string", (left, right, _) => holds(OrderStrings(left, right)))
            );
            Add(
                table,
                "Numeric" + suffix,
                new(IsNumber, "a number", (left, right, _) => holds(OrderNumbers(left, right)))
            );
            Add(
                table,
                "Timestamp" + suffix,
                new(IsTimestamp, "a timestamp such as 2026-01-02T03:04:05Z", (left, right, _) =>
                    holds(OrderTimestamps(left, right))
                )
            );
        }

        return table;
    }

    private static void Add(Dictionary<string, ChoiceOperator> table, string name, ChoiceOperator comparison)
    {
        table.Add(name, comparison);
        table.Add(name + PathSuffix, comparison with { Accepts = IsString, Expected = "a path", IsPath = true });
    }

    private static ChoiceOperator Test(Func<JsonNode?, bool> test) =>
        new(IsBoolean, "true or false", (value, expected, _) => test(value) == IsTrue(expected));

    private static int? OrderStrings(JsonNode? left, JsonNode? right) =>
        PyValues.Text(left) is { } one && PyValues.Text(right) is { } other ? Text.Compare(one, other) : null;

    private static int? OrderNumbers(JsonNode? left, JsonNode? right) =>
        IsNumber(left) && IsNumber(right)
            ? Numbers.Compare(PyValues.FromState(left)!, PyValues.FromState(right)!)
            : null;

    private static int? OrderTimestamps(JsonNode? left, JsonNode? right) =>
        Timestamp.TryParse(left, out var one) && Timestamp.TryParse(right, out var other) ? one.CompareTo(other) : null;

    private static bool IsTimestamp(JsonNode? value) => Timestamp.TryParse(value, out _);

    private static bool IsString(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    private static bool IsBoolean(JsonNode? value) =>
        value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;
}
