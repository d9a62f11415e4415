using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Language.Tests.Expressions;

public sealed class ParserTests
{
    public static TheoryData<string, string> Trees => CaseFile.Read("expressions");

    public static TheoryData<string, string> Mistakes => CaseFile.Read("expression-errors");

    public static TheoryData<string> EveryOperator =>
        [.. SyntaxFacts.Binary.Keys, SyntaxFacts.Power, .. SyntaxFacts.Comparisons.Keys, "and", "or"];

    public static TheoryData<string> EveryReservedWord => [.. SyntaxFacts.ReservedWords];

    [Theory]
    [MemberData(nameof(Trees))]
    public void An_expression_is_grouped_as_python_groups_it(string text, string tree) =>
        Assert.Equal(tree, Parser.Parse(text).ToString());

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_printed_tree_reads_as_the_same_tree(string text, string tree)
    {
        Assert.Equal(tree, Parser.Parse(tree).ToString());
        Assert.Equal(Parser.Parse(text).ToString(), Parser.Parse(tree).ToString());
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_column(string text, string message)
    {
        Assert.False(Parser.TryParse(text, out var expression, out var error));
        Assert.Null(expression);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [MemberData(nameof(EveryOperator))]
    public void Every_operator_of_the_tables_stands_between_two_operands(string spelling) =>
        Assert.Equal($"(a {spelling} b)", Parser.Parse($"a {spelling} b").ToString());

    [Theory]
    [MemberData(nameof(EveryReservedWord))]
    public void No_reserved_word_of_python_is_a_name(string word)
    {
        Assert.False(Parser.TryParse(word, out _, out var name));
        Assert.Contains("Python keyword", name.Message);
        Assert.False(Parser.TryParse("a." + word, out _, out var attribute));
        Assert.Contains($"['{word}']", attribute.Message);
    }

    [Fact]
    public void A_node_knows_where_it_stands()
    {
        const string text = "1 + (foo.bar[2] if x else -y)";

        var sum = Assert.IsType<BinarySyntax>(Parser.Parse(text));
        var conditional = Assert.IsType<ConditionalSyntax>(sum.Right);

        Assert.Equal(text, Written(sum));
        Assert.Equal("(foo.bar[2] if x else -y)", Written(conditional));
        Assert.Equal(["foo.bar[2]", "x", "-y"], conditional.Children.Select(Written));

        static string Written(ExpressionSyntax node) => text.Substring(node.Span.Start, node.Span.Length);
    }

    [Theory]
    [InlineData("(", "1", ")", "nested")]
    [InlineData("[", "1", "]", "nested")]
    [InlineData("not ", "1", "", "nested")]
    [InlineData("-", "1", "", "nested")]
    [InlineData("2 ** ", "1", "", "nested")]
    [InlineData("1 if 1 else ", "1", "", "nested")]
    [InlineData("", "1", " + 1", "nested")]
    [InlineData("", "a", ".b", "nested")]
    [InlineData("", "a", "[0]", "nested")]
    [InlineData("f(", "1", ")", "nested")]
    public void Depth_is_limited_however_it_comes_about(string before, string middle, string after, string reason)
    {
        var levels = ExpressionLimits.MaximumDepth * 40;
        Assert.False(Parser.TryParse(Repeat(before, levels) + middle + Repeat(after, levels), out _, out var error));
        Assert.Contains(reason, error.Message);

        var fine = ExpressionLimits.MaximumDepth - 2;
        Assert.True(Parser.TryParse(Repeat(before, fine) + middle + Repeat(after, fine), out _, out _));

        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
    }

    [Fact]
    public void Chains_inside_brackets_add_up()
    {
        var text = "a";
        for (var level = 0; level < 50; level++)
        {
            text = $"({text}{string.Concat(Enumerable.Repeat(" + 1", 50))})";
        }

        Assert.False(Parser.TryParse(text, out _, out var error));
        Assert.Contains("nested", error.Message);
    }

    [Fact]
    public void Targets_of_a_comprehension_count_as_depth_too()
    {
        var target = new string('(', 50_000) + "x";

        Assert.False(Parser.TryParse($"[1 for {target} in y]", out _, out var error));
        Assert.Contains("nested", error.Message);
    }

    [Fact]
    public void Length_is_limited()
    {
        var longest = "'" + new string('x', ExpressionLimits.MaximumLength - 2) + "'";

        Assert.True(Parser.TryParse(longest, out _, out _));
        Assert.False(Parser.TryParse(longest + " ", out _, out var error));
        Assert.Contains("longer than 100000 characters", error.Message);
    }

    [Fact]
    public void A_number_has_at_most_as_many_digits_as_python_reads()
    {
        var longest = new string('9', ExpressionLimits.MaximumDigits);

        Assert.Equal(longest, Parser.Parse(longest).ToString());
        Assert.False(Parser.TryParse(longest + "9", out _, out var error));
        Assert.Contains("too large", error.Message);
    }
}
