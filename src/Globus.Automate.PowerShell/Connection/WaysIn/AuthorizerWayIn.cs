using System.Management.Automation;

namespace Globus.Automate.PowerShell.Connection.WaysIn;

/// <summary>A script block of the user gives every token.</summary>
/// <param name="authorizer">The script block.</param>
internal sealed class AuthorizerWayIn(ScriptBlock authorizer) : IWayIn
{
    /// <inheritdoc/>
    public Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken) =>
        Task.FromResult(new GlobusContext(settings, AuthenticationKind.Authorizer, settings.CreateClient(new AuthorizerTokenSource(authorizer, settings)))
        {
            ClientId = settings.ClientId,
        });
}
