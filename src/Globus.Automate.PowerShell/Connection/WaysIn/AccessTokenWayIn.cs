using System.Management.Automation;
using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection.WaysIn;

/// <summary>Uses tokens that the user brought. Nothing is asked of Globus Auth.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="scopes">The scopes of a token that is given alone; that of the Flows service when null.</param>
/// <param name="authorizer">What is asked for what they do not cover; null when nothing is.</param>
internal sealed class AccessTokenWayIn(AccessTokenArgument tokens, IReadOnlyList<string>? scopes, ScriptBlock? authorizer) : IWayIn
{
    /// <inheritdoc/>
    public Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        var source = AuthorizerTokenSource.Beside(new GivenTokenSource(tokens.Resolve(scopes)), authorizer, settings);
        return Task.FromResult(new GlobusContext(settings, AuthenticationKind.AccessToken, settings.CreateClient(source)));
    }
}
