using System.Text.Json;

namespace Globus.Automate.Definitions.Checks;

/// <summary>The 39 operators of choice rules (https://states-language.net/spec.html#choice-state).</summary>
internal static class ChoiceOperators
{
    private static readonly string[] Comparisons =
    [
        "Equals",
        "LessThan",
        "GreaterThan",
        "LessThanEquals",
        "GreaterThanEquals",
    ];

    private static readonly string[] Tests =
    [
        "IsNull",
        "IsPresent",
        "IsNumeric",
        "IsString",
        "IsBoolean",
        "IsTimestamp",
    ];

    /// <summary>The operators and the kinds of their operands.</summary>
    public static IReadOnlyDictionary<string, OperandKind> All { get; } =
        Operators().ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);

    public static bool Fits(JsonNodeAt operand, OperandKind kind) =>
        kind switch
        {
            OperandKind.Number => operand.Value.ValueKind == JsonValueKind.Number,
            OperandKind.Boolean => operand.IsBoolean,
            OperandKind.Timestamp => operand.Text is { } text && Timestamps.FindMistake(text) is null,
            _ => operand.IsString,
        };

    public static string Describe(OperandKind kind) =>
        kind switch
        {
            OperandKind.Number => "a number",
            OperandKind.Boolean => "true or false",
            OperandKind.Timestamp => "an RFC 3339 timestamp, such as '2026-03-01T12:00:00Z'",
            _ => "a string",
        };

    private static IEnumerable<KeyValuePair<string, OperandKind>> Operators() =>
        [
            .. Comparisons.SelectMany(comparison => WithPath("String" + comparison, OperandKind.String)),
            .. Comparisons.SelectMany(comparison => WithPath("Numeric" + comparison, OperandKind.Number)),
            .. Comparisons.SelectMany(comparison => WithPath("Timestamp" + comparison, OperandKind.Timestamp)),
            .. WithPath("BooleanEquals", OperandKind.Boolean),
            new("StringMatches", OperandKind.String),
            .. Tests.Select(name => new KeyValuePair<string, OperandKind>(name, OperandKind.Boolean)),
        ];

    private static IEnumerable<KeyValuePair<string, OperandKind>> WithPath(string name, OperandKind kind) =>
        [new(name, kind), new(name + "Path", OperandKind.Path)];
}
