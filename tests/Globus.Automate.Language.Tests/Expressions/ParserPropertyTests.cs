using FsCheck;
using FsCheck.Fluent;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Language.Tests.Expressions;

public sealed class ParserPropertyTests
{
    private const int Count = 2000;

    [Fact]
    public void Whatever_follows_the_grammar_is_read_and_its_print_reads_as_the_same_tree() =>
        PropertyTest.Check(
            ExpressionTexts.Any,
            text =>
            {
                var tree = Parser.Parse(text).ToString();
                return Parser.Parse(tree).ToString() == tree;
            },
            Count
        );

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks_the_reader() =>
        PropertyTest.Check(
            Mutilated(),
            text =>
                Parser.TryParse(text, out _, out var error) || (error.Position >= 0 && error.Position <= text.Length),
            Count
        );

    [Fact]
    public void A_failure_names_the_seed_that_makes_up_the_same_texts()
    {
        var failure = Assert.Throws<InvalidOperationException>(() =>
            PropertyTest.Check(ExpressionTexts.Any, text => text.Length < 20, Count)
        );

        Assert.Matches("^PROPERTY_SEED=[0-9]+: ", failure.Message);
    }

    /// <summary>Expressions with a piece cut out or doubled.</summary>
    private static Arbitrary<string> Mutilated() =>
        (
            from text in ExpressionTexts.Any.Generator
            from start in Gen.Choose(0, text.Length)
            from length in Gen.Choose(0, Math.Min(3, text.Length - start))
            from isDoubled in Gen.Elements(true, false)
            select isDoubled ? text.Insert(start, text.Substring(start, length)) : text.Remove(start, length)
        ).ToArbitrary();
}
