namespace Globus.Automate.Language.Expressions;

/// <summary><c>{key: value}</c></summary>
public sealed record DictSyntax(IReadOnlyList<DictEntry> Entries, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        Entries.SelectMany(entry => new[] { entry.Key, entry.Value });
}
