namespace Globus.Automate.Language.Expressions;

/// <summary><c>key: value</c> in a dict.</summary>
public sealed record DictEntry(ExpressionSyntax Key, ExpressionSyntax Value);
