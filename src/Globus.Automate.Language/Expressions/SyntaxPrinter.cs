using System.Globalization;

namespace Globus.Automate.Language.Expressions;

/// <summary>Prints a tree as an expression with all parentheses, which shows its grouping.</summary>
internal static class SyntaxPrinter
{
    public static string Print(ExpressionSyntax node) =>
        node switch
        {
            NameSyntax name => name.Name,
            IntegerSyntax integer => integer.Value.ToString(CultureInfo.InvariantCulture),
            FloatSyntax number => PythonText.Number(number.Value),
            StringSyntax text => PythonText.Quote(text.Value),
            BooleanSyntax boolean => boolean.Value ? "True" : "False",
            NoneSyntax => "None",
            PathSyntax path => $"`{path.Path}`",
            AttributeSyntax attribute => $"{PrintTarget(attribute.Target)}.{attribute.Name}",
            IndexSyntax index => $"{Print(index.Target)}[{Print(index.Index)}]",
            SliceSyntax slice => $"{Print(slice.Target)}[{PrintBounds(slice)}]",
            ListSyntax list => $"[{PrintAll(list.Items)}]",
            TupleSyntax tuple => tuple.Items.Count == 1 ? $"({Print(tuple.Items[0])},)" : $"({PrintAll(tuple.Items)})",
            SetSyntax set => $"{{{PrintAll(set.Items)}}}",
            DictSyntax dict => $"{{{string.Join(", ", dict.Entries.Select(PrintEntry))}}}",
            UnarySyntax { Operator: UnaryOperator.Not } inversion => $"(not {Print(inversion.Operand)})",
            UnarySyntax unary => $"({OperatorSpelling.Of(unary.Operator)}{Print(unary.Operand)})",
            BinarySyntax binary =>
                $"({Print(binary.Left)} {OperatorSpelling.Of(binary.Operator)} {Print(binary.Right)})",
            BooleanOperationSyntax boolean =>
                $"({string.Join($" {OperatorSpelling.Of(boolean.Operator)} ", boolean.Operands.Select(Print))})",
            ComparisonSyntax comparison =>
                $"({Print(comparison.First)}{string.Concat(comparison.Links.Select(PrintLink))})",
            ConditionalSyntax conditional => $"({Print(conditional.WhenTrue)} if {Print(conditional.Condition)} else "
                + $"{Print(conditional.WhenFalse)})",
            CallSyntax call => $"{Print(call.Function)}({string.Join(", ", PrintArguments(call))})",
            ComprehensionSyntax { Kind: ComprehensionKind.List } list =>
                $"[{Print(list.Element)}{PrintClauses(list.Clauses)}]",
            ComprehensionSyntax set => $"{{{Print(set.Element)}{PrintClauses(set.Clauses)}}}",
            DictComprehensionSyntax dict => $"{{{PrintEntry(dict.Entry)}{PrintClauses(dict.Clauses)}}}",
            _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "Unknown node"),
        };

    private static string PrintAll(IEnumerable<ExpressionSyntax> nodes) => string.Join(", ", nodes.Select(Print));

    /// <summary>A dot directly after a number would be part of the number.</summary>
    private static string PrintTarget(ExpressionSyntax target) =>
        target is IntegerSyntax or FloatSyntax ? $"({Print(target)})" : Print(target);

    private static string PrintBounds(SliceSyntax slice) =>
        $"{PrintOptional(slice.Lower)}:{PrintOptional(slice.Upper)}"
        + (slice.Step is null ? "" : ":" + Print(slice.Step));

    private static string PrintOptional(ExpressionSyntax? node) => node is null ? "" : Print(node);

    private static string PrintEntry(DictEntry entry) => $"{Print(entry.Key)}: {Print(entry.Value)}";

    private static string PrintLink(ComparisonLink link) =>
        $" {OperatorSpelling.Of(link.Operator)} {Print(link.Operand)}";

    private static IEnumerable<string> PrintArguments(CallSyntax call) =>
        call.Arguments.Select(Print).Concat(call.NamedArguments.Select(PrintNamed));

    private static string PrintNamed(NamedArgument argument) => $"{argument.Name}={Print(argument.Value)}";

    private static string PrintClauses(IEnumerable<ForClause> clauses) =>
        string.Concat(
            clauses.Select(clause =>
                $" for {Print(clause.Target)} in {Print(clause.Source)}"
                + string.Concat(clause.Conditions.Select(condition => " if " + Print(condition)))
            )
        );
}
