namespace Globus.Automate.Language.Expressions;

/// <summary>The limits of expressions.</summary>
public static class ExpressionLimits
{
    /// <summary>The longest expression, in UTF-16 code units: the service's limit for strings.</summary>
    public const int MaximumLength = 100_000;

    /// <summary>
    /// The maximum depth of the tree. The depth of a chain of operators, indexes or attributes is its length.
    /// </summary>
    public const int MaximumDepth = 200;

    /// <summary>The most digits of a whole number: Python's limit for parsing.</summary>
    public const int MaximumDigits = 4300;
}
