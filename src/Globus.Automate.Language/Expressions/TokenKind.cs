namespace Globus.Automate.Language.Expressions;

/// <summary>The kind of a token.</summary>
public enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name that is not a keyword.</summary>
    Name,

    /// <summary>A keyword, such as <c>and</c> or <c>None</c>.</summary>
    Keyword,

    /// <summary>A whole number; its value is a <see cref="System.Numerics.BigInteger"/>.</summary>
    IntegerLiteral,

    /// <summary>A number with a fraction or an exponent; its value is a <see cref="double"/>.</summary>
    FloatLiteral,

    /// <summary>A quoted string; its value is the text with its escapes resolved.</summary>
    StringLiteral,

    /// <summary>A back-ticked path; its value is a <see cref="Paths.JsonPath"/>.</summary>
    PathLiteral,

    /// <summary>An operator, a bracket or a separator.</summary>
    Symbol,
}
