using System.Numerics;

namespace Globus.Automate.Language.Expressions;

/// <summary>A whole number.</summary>
public sealed record IntegerSyntax(BigInteger Value, TextSpan Span) : ExpressionSyntax(Span);
