namespace Globus.Automate.Language.Expressions;

/// <summary>How much an expression may ask of its reader.</summary>
public static class ExpressionLimits
{
    /// <summary>The longest expression, in UTF-16 code units: the length that the service allows a string.</summary>
    public const int MaximumLength = 100_000;

    /// <summary>The deepest tree. A chain of operators, indexes or attributes is as deep as it is long.</summary>
    public const int MaximumDepth = 200;

    /// <summary>The most digits of a whole number: Python's own limit for reading one.</summary>
    public const int MaximumDigits = 4300;
}
