namespace Globus.Automate.Language.Expressions;

/// <summary><c>None</c></summary>
public sealed record NoneSyntax(TextSpan Span) : ExpressionSyntax(Span);
