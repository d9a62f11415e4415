using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Gets every token from a script block of the user.</summary>
/// <param name="authorizer">The script block.</param>
internal sealed class AuthorizerSignIn(ScriptBlock authorizer) : ISignInMethod
{
    /// <inheritdoc/>
    public Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        var given = new StaticTokenSource(new Dictionary<string, AccessToken>()) { IsStrict = true };
        var client = settings.CreateClient(auth =>
            AuthorizerTokenSource.WithFallback(given, authorizer, settings, auth)
        );
        return Task.FromResult(
            new GlobusContext(settings, AuthenticationKind.Authorizer, client)
            {
                ClientId = settings.ClientId,
                AccessTokens = given,
            }
        );
    }
}
