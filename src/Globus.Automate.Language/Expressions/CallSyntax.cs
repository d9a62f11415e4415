namespace Globus.Automate.Language.Expressions;

/// <summary>A call of a function (<see cref="NameSyntax"/>) or of a method (<see cref="AttributeSyntax"/>).</summary>
public sealed record CallSyntax(
    ExpressionSyntax Function,
    IReadOnlyList<ExpressionSyntax> Arguments,
    IReadOnlyList<NamedArgument> NamedArguments,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        [Function, .. Arguments, .. NamedArguments.Select(argument => argument.Value)];
}
