namespace Globus.Automate.Language.Expressions;

/// <summary>The result of a comprehension of single elements.</summary>
public enum ComprehensionKind
{
    /// <summary><c>[x for x in y]</c></summary>
    List,

    /// <summary><c>{x for x in y}</c></summary>
    Set,
}
