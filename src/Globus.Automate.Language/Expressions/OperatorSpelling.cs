namespace Globus.Automate.Language.Expressions;

/// <summary>How an operator is written.</summary>
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

    /// <summary>How an arithmetic operator is written.</summary>
    public static string Of(BinaryOperator value) => value == BinaryOperator.Power ? SyntaxFacts.Power : Binary[value];

    /// <summary>How a comparison is written.</summary>
    public static string Of(ComparisonOperator value) => Comparisons[value];

    /// <summary>How an operator that stops at the deciding operand is written.</summary>
    public static string Of(BooleanOperator value) => value == BooleanOperator.And ? "and" : "or";

    /// <summary>How an operator with one operand is written.</summary>
    public static string Of(UnaryOperator value) =>
        value switch
        {
            UnaryOperator.Negate => "-",
            UnaryOperator.Plus => "+",
            _ => "not",
        };
}
