using FsCheck;
using FsCheck.Fluent;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Language.Tests.Expressions;

public sealed class ParserPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Whatever_follows_the_grammar_is_read_and_its_print_reads_as_the_same_tree() =>
        Prop.ForAll(ExpressionTexts.Any, text =>
            {
                var tree = Parser.Parse(text).ToString();
                return Parser.Parse(tree).ToString() == tree;
            })
            .Check(Thorough);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks_the_reader() =>
        Prop.ForAll(Mutilated(), text =>
                Parser.TryParse(text, out _, out var error) || (error.Position >= 0 && error.Position <= text.Length)
            )
            .Check(Thorough);

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
