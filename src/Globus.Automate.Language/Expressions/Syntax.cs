using System.Numerics;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>
/// A node of an expression's tree. Trees are immutable; printing one gives an expression with the same tree.
/// </summary>
/// <param name="Span">Where the node stands in the text.</param>
public abstract record ExpressionSyntax(TextSpan Span)
{
    /// <summary>The nodes right below this one, in the order in which they are written.</summary>
    public virtual IEnumerable<ExpressionSyntax> Children => [];

    internal ExpressionSyntax WithSpan(TextSpan span) => this with { Span = span };

    /// <summary>The expression in full parentheses.</summary>
    public sealed override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary>A name: a property at the top of the state document, or a variable of a comprehension.</summary>
public sealed record NameSyntax(string Name, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A whole number.</summary>
public sealed record IntegerSyntax(BigInteger Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A number with a fraction or an exponent.</summary>
public sealed record FloatSyntax(double Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A string; adjacent string literals are one.</summary>
public sealed record StringSyntax(string Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>True</c> or <c>False</c></summary>
public sealed record BooleanSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>None</c></summary>
public sealed record NoneSyntax(TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A back-ticked path into the state document.</summary>
public sealed record PathSyntax(JsonPath Path, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>target.name</c></summary>
public sealed record AttributeSyntax(ExpressionSyntax Target, string Name, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target];
}

/// <summary><c>target[index]</c></summary>
public sealed record IndexSyntax(ExpressionSyntax Target, ExpressionSyntax Index, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target, Index];
}

/// <summary><c>target[lower:upper:step]</c>; each bound may be absent.</summary>
public sealed record SliceSyntax(
    ExpressionSyntax Target,
    ExpressionSyntax? Lower,
    ExpressionSyntax? Upper,
    ExpressionSyntax? Step,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        new[] { Target, Lower, Upper, Step }.OfType<ExpressionSyntax>();
}

/// <summary><c>[a, b]</c></summary>
public sealed record ListSyntax(IReadOnlyList<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}

/// <summary><c>(a, b)</c></summary>
public sealed record TupleSyntax(IReadOnlyList<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}

/// <summary><c>{a, b}</c></summary>
public sealed record SetSyntax(IReadOnlyList<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}

/// <summary><c>key: value</c> in a dict.</summary>
public sealed record DictEntry(ExpressionSyntax Key, ExpressionSyntax Value);

/// <summary><c>{key: value}</c></summary>
public sealed record DictSyntax(IReadOnlyList<DictEntry> Entries, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        Entries.SelectMany(entry => new[] { entry.Key, entry.Value });
}

/// <summary><c>-operand</c>, <c>+operand</c>, <c>not operand</c></summary>
public sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand];
}

/// <summary>Arithmetic with two operands.</summary>
public sealed record BinarySyntax(ExpressionSyntax Left, BinaryOperator Operator, ExpressionSyntax Right, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Left, Right];
}

/// <summary><c>a and b and c</c>, <c>a or b or c</c></summary>
public sealed record BooleanOperationSyntax(
    BooleanOperator Operator,
    IReadOnlyList<ExpressionSyntax> Operands,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Operands;
}

/// <summary>One link of a chain of comparisons: the operator and what stands to its right.</summary>
public sealed record ComparisonLink(ComparisonOperator Operator, ExpressionSyntax Operand);

/// <summary><c>a &lt; b &lt;= c</c>: holds if every link holds.</summary>
public sealed record ComparisonSyntax(ExpressionSyntax First, IReadOnlyList<ComparisonLink> Links, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [First, .. Links.Select(link => link.Operand)];
}

/// <summary><c>whenTrue if condition else whenFalse</c></summary>
public sealed record ConditionalSyntax(
    ExpressionSyntax WhenTrue,
    ExpressionSyntax Condition,
    ExpressionSyntax WhenFalse,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [WhenTrue, Condition, WhenFalse];
}

/// <summary><c>name=value</c> in a call.</summary>
public sealed record NamedArgument(string Name, ExpressionSyntax Value);

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

/// <summary><c>for target in source if condition …</c>; the target is a name or a tuple of targets.</summary>
public sealed record ForClause(
    ExpressionSyntax Target,
    ExpressionSyntax Source,
    IReadOnlyList<ExpressionSyntax> Conditions
)
{
    internal IEnumerable<ExpressionSyntax> Children => [Target, Source, .. Conditions];
}

/// <summary><c>[element for …]</c> or <c>{element for …}</c></summary>
public sealed record ComprehensionSyntax(
    ComprehensionKind Kind,
    ExpressionSyntax Element,
    IReadOnlyList<ForClause> Clauses,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        [Element, .. Clauses.SelectMany(clause => clause.Children)];
}

/// <summary><c>{key: value for …}</c></summary>
public sealed record DictComprehensionSyntax(DictEntry Entry, IReadOnlyList<ForClause> Clauses, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        [Entry.Key, Entry.Value, .. Clauses.SelectMany(clause => clause.Children)];
}
