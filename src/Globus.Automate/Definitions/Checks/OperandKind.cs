namespace Globus.Automate.Definitions.Checks;

/// <summary>What an operator of a choice rule compares with.</summary>
internal enum OperandKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date and time of RFC 3339, as a string.</summary>
    Timestamp,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>What is found at a path.</summary>
    Path,
}
