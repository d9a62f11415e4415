namespace Globus.Automate.Language.Expressions;

/// <summary>A number with a fraction or an exponent.</summary>
public sealed record FloatSyntax(double Value, TextSpan Span) : ExpressionSyntax(Span);
