namespace Globus.Automate.Language.Expressions;

/// <summary><c>{key: value for …}</c></summary>
public sealed record DictComprehensionSyntax(DictEntry Entry, IReadOnlyList<ForClause> Clauses, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        [Entry.Key, Entry.Value, .. Clauses.SelectMany(clause => clause.Children)];
}
