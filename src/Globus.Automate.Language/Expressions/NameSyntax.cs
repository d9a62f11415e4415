namespace Globus.Automate.Language.Expressions;

/// <summary>A name: a property at the top of the state document, or a variable of a comprehension.</summary>
public sealed record NameSyntax(string Name, TextSpan Span) : ExpressionSyntax(Span);
