using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Uses supplied access tokens without a request to Globus Auth.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="scopes">The scopes of a single token; null for the scope of the Flows service.</param>
/// <param name="authorizer">The script block that returns tokens for other scopes; null for none.</param>
internal sealed class AccessTokenSignIn(
    AccessTokenArgument tokens,
    IReadOnlyList<string>? scopes,
    ScriptBlock? authorizer
) : ISignInMethod
{
    /// <inheritdoc/>
    public Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        var given = new StaticTokenSource(tokens.Resolve(scopes)) { IsStrict = authorizer is not null };
        var client = settings.CreateClient(auth =>
            AuthorizerTokenSource.WithFallback(given, authorizer, settings, auth)
        );
        return Task.FromResult(
            new GlobusContext(settings, AuthenticationKind.AccessToken, client)
            {
                ClientId = settings.ClientId == NativeClient.Id ? null : settings.ClientId,
                AccessTokens = given,
            }
        );
    }
}
