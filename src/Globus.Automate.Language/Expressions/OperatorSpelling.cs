namespace Globus.Automate.Language.Expressions;

/// <summary>The spelling of operators.</summary>
public static class OperatorSpelling
{
    private static readonly Dictionary<BinaryOperator, string> Binary = SyntaxFacts.Binary.ToDictionary(
        entry => entry.Value.Operator,
        entry => entry.Key
    );

    private static readonly Dictionary<ComparisonOperator, string> Comparisons = SyntaxFacts.Comparisons.ToDictionary(
        entry => entry.Value,
        entry => entry.Key
    );

    /// <summary>The spelling of an arithmetic operator.</summary>
    public static string Of(BinaryOperator value) => value == BinaryOperator.Power ? SyntaxFacts.Power : Binary[value];

    /// <summary>The spelling of a comparison operator.</summary>
    public static string Of(ComparisonOperator value) => Comparisons[value];

    /// <summary>The spelling of a short-circuit operator.</summary>
    public static string Of(BooleanOperator value) => value == BooleanOperator.And ? "and" : "or";

    /// <summary>The spelling of an operator with one operand.</summary>
    public static string Of(UnaryOperator value) =>
        value switch
        {
            UnaryOperator.Negate => "-",
            UnaryOperator.Plus => "+",
            _ => "not",
        };
}
