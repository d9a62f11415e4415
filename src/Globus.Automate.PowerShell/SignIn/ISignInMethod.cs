using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>A sign-in method, which opens a context.</summary>
internal interface ISignInMethod
{
    /// <summary>Opens a context.</summary>
    /// <param name="settings">The name of the context and the addresses of its services.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken);
}
