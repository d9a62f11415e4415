namespace Globus.Automate.Language.Expressions;

/// <summary>A string; adjacent string literals are one.</summary>
public sealed record StringSyntax(string Value, TextSpan Span) : ExpressionSyntax(Span);
