namespace Globus.Automate.Language.Expressions;

/// <summary>The words and operators of the language, and how tightly they bind.</summary>
internal static class SyntaxFacts
{
    /// <summary>Words with a meaning of their own.</summary>
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

    /// <summary>Words of Python that have no place in an expression of a flow, and cannot be names either.</summary>
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

    /// <summary>Longer ones first, so that the first that fits is the right one.</summary>
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
    /// The operators that group from the left, with their precedence. Power stands apart: it groups from the right.
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
