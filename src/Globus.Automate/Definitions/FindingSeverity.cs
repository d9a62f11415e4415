namespace Globus.Automate.Definitions;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>The Flows service takes it, but it is a mistake all the same.</summary>
    Warning,

    /// <summary>The Flows service refuses it.</summary>
    Error,
}
