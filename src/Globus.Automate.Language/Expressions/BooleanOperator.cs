namespace Globus.Automate.Language.Expressions;

/// <summary>The short-circuit operators, whose value is the operand that decides the result.</summary>
public enum BooleanOperator
{
    /// <summary><c>x and y</c></summary>
    And,

    /// <summary><c>x or y</c></summary>
    Or,
}
