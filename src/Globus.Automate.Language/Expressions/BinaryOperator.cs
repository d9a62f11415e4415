namespace Globus.Automate.Language.Expressions;

/// <summary>The arithmetic operators; some of them also join and repeat strings and lists.</summary>
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
