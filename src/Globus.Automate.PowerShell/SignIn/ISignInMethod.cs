using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>A way to a context.</summary>
internal interface ISignInMethod
{
    /// <summary>Opens a context.</summary>
    /// <param name="settings">What it is called, and where its Globus is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken);
}
