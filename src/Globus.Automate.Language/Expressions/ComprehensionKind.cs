namespace Globus.Automate.Language.Expressions;

/// <summary>What a comprehension of single elements makes.</summary>
public enum ComprehensionKind
{
    /// <summary><c>[x for x in y]</c></summary>
    List,

    /// <summary><c>{x for x in y}</c></summary>
    Set,
}
