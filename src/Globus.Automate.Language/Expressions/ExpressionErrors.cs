using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>The messages of syntax errors.</summary>
internal static class ExpressionErrors
{
    public static ExpressionSyntaxException Empty() => At(0, "The expression is empty");

    public static ExpressionSyntaxException TooLong() =>
        At(
            ExpressionLimits.MaximumLength,
            $"The expression is longer than {ExpressionLimits.MaximumLength} characters"
        );

    public static ExpressionSyntaxException TooDeep(TextSpan span) =>
        At(span, $"The expression is nested more than {ExpressionLimits.MaximumDepth} levels deep");

    public static ExpressionSyntaxException UnexpectedCharacter(char character, int position) =>
        At(position, $"'{character}' is not valid in an expression");

    public static ExpressionSyntaxException LineBreak(int position) =>
        At(position, "The expression ends at the line break; put it in parentheses to continue it on another line");

    public static ExpressionSyntaxException UnterminatedString(int position) =>
        At(position, "The string is not closed");

    public static ExpressionSyntaxException InvalidEscape(int position) =>
        At(position, "The escape sequence is incomplete or not supported");

    public static ExpressionSyntaxException StringPrefix(Token name) =>
        At(name.Span, $"A string cannot have the prefix '{name.Text}'");

    public static ExpressionSyntaxException InvalidNumber(int position) => At(position, "The number is malformed");

    public static ExpressionSyntaxException NumberTooLarge(int position) => At(position, "The number is too large");

    public static ExpressionSyntaxException UnterminatedPath(int position) =>
        At(position, "The back-ticked path is not closed");

    public static ExpressionSyntaxException InvalidPath(JsonPathSyntaxException exception, int start) =>
        At(start + exception.Position, exception.Reason);

    public static ExpressionSyntaxException Unexpected(Token token) =>
        token.Kind == TokenKind.End
            ? At(token.Span, "The expression is incomplete")
            : At(token.Span, $"'{token.Text}' is not expected here");

    public static ExpressionSyntaxException Expected(string what, Token found) =>
        found.Kind == TokenKind.End
            ? At(found.Span, $"{what} is missing at the end")
            : At(found.Span, $"{what} is expected before '{found.Text}'");

    public static ExpressionSyntaxException ReservedWord(Token word) =>
        At(word.Span, $"'{word.Text}' is a Python keyword and cannot be used here");

    public static ExpressionSyntaxException ReservedAttribute(Token word) =>
        At(word.Span, $"'{word.Text}' is a Python keyword; write ['{word.Text}'] instead of .{word.Text}");

    public static ExpressionSyntaxException NotCallable(TextSpan span) =>
        At(span, "Only a named function or method can be called");

    public static ExpressionSyntaxException PositionalAfterNamed(TextSpan span) =>
        At(span, "A positional argument cannot follow a named argument");

    public static ExpressionSyntaxException RepeatedArgument(Token name) =>
        At(name.Span, $"The argument '{name.Text}' is specified twice");

    public static ExpressionSyntaxException Generator(Token keyword) =>
        At(keyword.Span, "A comprehension requires square or curly brackets here");

    private static ExpressionSyntaxException At(TextSpan span, string reason) => At(span.Start, reason);

    private static ExpressionSyntaxException At(int position, string reason) => new(reason, position);
}
