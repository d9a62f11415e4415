namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>The documents that are validated before a flow is sent.</summary>
[Flags]
public enum ValidationParts
{
    /// <summary>No document.</summary>
    None = 0,

    /// <summary>The definition.</summary>
    Definition = 1,

    /// <summary>The input schema.</summary>
    InputSchema = 2,

    /// <summary>Both documents.</summary>
    All = Definition | InputSchema,
}
