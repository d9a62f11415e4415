using System.Management.Automation;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>How users of a context are asked to sign in.</summary>
internal sealed record SignInOptions
{
    /// <summary>Whether a browser on this screen may be opened.</summary>
    public bool UsesBrowser { get; init; } = true;

    /// <summary>What brings the code in the place of a prompt; null for a prompt.</summary>
    public ScriptBlock? CodeReader { get; init; }

    /// <summary>How long the user may take in the browser.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}
