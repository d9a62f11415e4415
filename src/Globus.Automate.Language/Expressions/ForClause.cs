namespace Globus.Automate.Language.Expressions;

/// <summary><c>for target in source if condition …</c>; the target is a name or a tuple of targets.</summary>
public sealed record ForClause(
    ExpressionSyntax Target,
    ExpressionSyntax Source,
    IReadOnlyList<ExpressionSyntax> Conditions
)
{
    internal IEnumerable<ExpressionSyntax> Children => [Target, Source, .. Conditions];
}
