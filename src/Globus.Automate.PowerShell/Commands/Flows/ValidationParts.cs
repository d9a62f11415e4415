namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>What is checked before a flow is sent.</summary>
[Flags]
public enum ValidationParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The definition.</summary>
    Definition = 1,

    /// <summary>The input schema.</summary>
    InputSchema = 2,

    /// <summary>Both.</summary>
    All = Definition | InputSchema,
}
