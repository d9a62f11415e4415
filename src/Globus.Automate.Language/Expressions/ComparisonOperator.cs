namespace Globus.Automate.Language.Expressions;

/// <summary>The comparison operators, which can be chained as in <c>1 &lt; x &lt;= 5</c>.</summary>
public enum ComparisonOperator
{
    /// <summary><c>x == y</c></summary>
    Equal,

    /// <summary><c>x != y</c></summary>
    NotEqual,

    /// <summary><c>x &lt; y</c></summary>
    Less,

    /// <summary><c>x &lt;= y</c></summary>
    LessOrEqual,

    /// <summary><c>x &gt; y</c></summary>
    Greater,

    /// <summary><c>x &gt;= y</c></summary>
    GreaterOrEqual,

    /// <summary><c>x in y</c></summary>
    In,

    /// <summary><c>x not in y</c></summary>
    NotIn,

    /// <summary><c>x is y</c></summary>
    Is,

    /// <summary><c>x is not y</c></summary>
    IsNot,
}
