namespace Globus.Automate.Language.Expressions;

/// <summary>One link of a chain of comparisons: the operator and what stands to its right.</summary>
public sealed record ComparisonLink(ComparisonOperator Operator, ExpressionSyntax Operand);
