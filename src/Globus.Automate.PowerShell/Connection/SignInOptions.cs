using System.Management.Automation;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>The prompt options of a sign-in.</summary>
internal sealed record SignInOptions
{
    /// <summary>Whether the sign-in may open a browser.</summary>
    public bool UsesBrowser { get; init; } = true;

    /// <summary>The script block that returns the code; null to prompt for it.</summary>
    public ScriptBlock? CodeReader { get; init; }

    /// <summary>The timeout of the browser sign-in.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}
