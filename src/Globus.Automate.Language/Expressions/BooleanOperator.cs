namespace Globus.Automate.Language.Expressions;

/// <summary>The operators that stop at the first operand that decides, and whose value is that operand.</summary>
public enum BooleanOperator
{
    /// <summary><c>x and y</c></summary>
    And,

    /// <summary><c>x or y</c></summary>
    Or,
}
