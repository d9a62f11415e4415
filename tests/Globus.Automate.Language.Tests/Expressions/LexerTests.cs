using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Language.Tests.Expressions;

public sealed class LexerTests
{
    public static TheoryData<string, string> Tokens => CaseFile.Read("tokens");

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_text_is_cut_into_tokens(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(" · ", Lexer.Read(text).Select(Describe)));

    [Fact]
    public void A_token_knows_its_place_and_its_value()
    {
        var token = Lexer.Read("  'a\\tb'")[0];

        Assert.Equal(new TextSpan(2, 6), token.Span);
        Assert.Equal(8, token.Span.End);
        Assert.Equal("a\tb", token.Value);
    }

    [Fact]
    public void Every_symbol_of_the_table_is_one_token() =>
        Assert.All(SyntaxFacts.Symbols, symbol =>
            Assert.Equal([symbol, ""], Lexer.Read(symbol).Select(token => token.Text))
        );

    private static string Describe(Token token) =>
        token.Value is null ? $"{token.Kind} {token.Text}".TrimEnd() : $"{token.Kind} {token.Value}";
}
