namespace Globus.Automate.Language.Expressions;

/// <summary>The keywords and operators of the language, and their precedence.</summary>
internal static class SyntaxFacts
{
    /// <summary>The keywords.</summary>
    public static readonly HashSet<string> Keywords =
    [
        "True",
        "False",
        "None",
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "for",
    ];

    /// <summary>Reserved words of Python that expressions do not support and that cannot be names.</summary>
    public static readonly HashSet<string> ReservedWords =
    [
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "except",
        "finally",
        "from",
        "global",
        "import",
        "lambda",
        "nonlocal",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
    ];

    /// <summary>Longer symbols first, so that the first match is the right one.</summary>
    public static readonly string[] Symbols =
    [
        "**",
        "//",
        "==",
        "!=",
        "<=",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "%",
        "<",
        ">",
        "=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ".",
    ];

    /// <summary>
    /// The left-associative operators with their precedence. Power is right-associative and not in this table.
    /// </summary>
    public static readonly Dictionary<string, (BinaryOperator Operator, int Precedence)> Binary = new()
    {
        ["+"] = (BinaryOperator.Add, 1),
        ["-"] = (BinaryOperator.Subtract, 1),
        ["*"] = (BinaryOperator.Multiply, 2),
        ["/"] = (BinaryOperator.Divide, 2),
        ["//"] = (BinaryOperator.FloorDivide, 2),
        ["%"] = (BinaryOperator.Modulo, 2),
    };

    public static readonly Dictionary<string, UnaryOperator> Signs = new()
    {
        ["-"] = UnaryOperator.Negate,
        ["+"] = UnaryOperator.Plus,
    };

    public const string Power = "**";

    public static readonly Dictionary<string, ComparisonOperator> Comparisons = new()
    {
        ["=="] = ComparisonOperator.Equal,
        ["!="] = ComparisonOperator.NotEqual,
        ["<"] = ComparisonOperator.Less,
        ["<="] = ComparisonOperator.LessOrEqual,
        [">"] = ComparisonOperator.Greater,
        [">="] = ComparisonOperator.GreaterOrEqual,
        ["in"] = ComparisonOperator.In,
        ["not in"] = ComparisonOperator.NotIn,
        ["is"] = ComparisonOperator.Is,
        ["is not"] = ComparisonOperator.IsNot,
    };

    public static bool IsNameStart(char character) => character == '_' || char.IsLetter(character);

    public static bool IsNamePart(char character) => character == '_' || char.IsLetterOrDigit(character);
}
