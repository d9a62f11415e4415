using System.Management.Automation;
using System.Security;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Connection.WaysIn;

/// <summary>
/// Uses refresh tokens that the user brought. Each is traded at once, since it does not say itself what it is for; where Globus
/// Auth gives another in its place, that one is kept and the first is used up.
/// </summary>
/// <param name="refreshTokens">The refresh tokens.</param>
/// <param name="authorizer">What is asked for what they do not cover; null when nothing is.</param>
internal sealed class RefreshTokenWayIn(IReadOnlyList<SecureString> refreshTokens, ScriptBlock? authorizer) : IWayIn
{
    /// <inheritdoc/>
    public async Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        var auth = settings.CreateAuth();
        var signIn = new StoredSignIn
        {
            Name = settings.Name,
            AuthAddress = settings.AuthAddress,
            FlowsAddress = settings.FlowsAddress,
            ClientId = settings.ClientId,
            Authentication = nameof(AuthenticationKind.RefreshToken),
        };
        foreach (var token in refreshTokens)
        {
            var given = new Secret(token.Reveal().Trim());
            var response = await TradeAsync(auth, settings.ClientId, given, cancellationToken);
            signIn = signIn with { Tokens = [.. signIn.Tokens, new StoredToken(response.ResourceServer, response.AccessToken, response.RefreshToken ?? given)] };
        }

        var store = new ProcessTokenStore();
        await store.UpdateAsync(settings.Name, (_, _) => Task.FromResult<StoredSignIn?>(signIn), cancellationToken);
        var source = AuthorizerTokenSource.Beside(new SignedInTokenSource(auth, store, settings.Name), authorizer, settings);
        return new GlobusContext(settings, AuthenticationKind.RefreshToken, settings.CreateClient(source)) { ClientId = settings.ClientId };
    }

    private static async Task<TokenResponse> TradeAsync(AuthClient auth, string clientId, Secret refreshToken, CancellationToken cancellationToken)
    {
        try
        {
            return await auth.GetTokensAsync(new RefreshTokenGrant(clientId, refreshToken), cancellationToken);
        }
        catch (GlobusServiceException error) when (error.Code is "invalid_grant" or "invalid_client")
        {
            throw new CommandException(
                "AuthenticationFailed",
                ErrorCategory.AuthenticationError,
                $"Globus Auth does not take the refresh token: {error.Message}",
                $"Check that it was given to the client {clientId} (else name that one by -ClientId) and that it is not used up or revoked; or sign in anew by Connect-Globus.",
                error);
        }
    }
}
