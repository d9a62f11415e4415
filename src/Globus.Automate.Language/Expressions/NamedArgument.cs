namespace Globus.Automate.Language.Expressions;

/// <summary><c>name=value</c> in a call.</summary>
public sealed record NamedArgument(string Name, ExpressionSyntax Value);
