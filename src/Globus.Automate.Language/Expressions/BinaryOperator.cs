namespace Globus.Automate.Language.Expressions;

/// <summary>The arithmetic operators; some of them join and repeat strings and lists too.</summary>
public enum BinaryOperator
{
    /// <summary><c>x + y</c></summary>
    Add,

    /// <summary><c>x - y</c></summary>
    Subtract,

    /// <summary><c>x * y</c></summary>
    Multiply,

    /// <summary><c>x / y</c></summary>
    Divide,

    /// <summary><c>x // y</c></summary>
    FloorDivide,

    /// <summary><c>x % y</c></summary>
    Modulo,

    /// <summary><c>x ** y</c></summary>
    Power,
}
