namespace Globus.Automate.Definitions.Checks;

/// <summary>The operand of a choice operator.</summary>
internal enum OperandKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An RFC 3339 timestamp, as a string.</summary>
    Timestamp,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>The value at a path.</summary>
    Path,
}
