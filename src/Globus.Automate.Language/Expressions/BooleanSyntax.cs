namespace Globus.Automate.Language.Expressions;

/// <summary><c>True</c> or <c>False</c></summary>
public sealed record BooleanSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);
