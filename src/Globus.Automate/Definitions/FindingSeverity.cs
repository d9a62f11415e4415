namespace Globus.Automate.Definitions;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>The value is valid. The author may want to know about it.</summary>
    Information,

    /// <summary>The Flows service accepts the value, but it is a mistake.</summary>
    Warning,

    /// <summary>The Flows service rejects the value.</summary>
    Error,
}
