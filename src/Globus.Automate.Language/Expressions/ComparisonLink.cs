namespace Globus.Automate.Language.Expressions;

/// <summary>A link of a chain of comparisons: the operator and its right operand.</summary>
public sealed record ComparisonLink(ComparisonOperator Operator, ExpressionSyntax Operand);
