using System.Management.Automation;
using System.Security;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Storage;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>
/// Uses supplied refresh tokens. Each is exchanged immediately, because it does not contain its scopes. If Globus Auth
/// rotates it, the new refresh token is stored.
/// </summary>
/// <param name="command">The command that signs in.</param>
/// <param name="refreshTokens">The refresh tokens.</param>
/// <param name="authorizer">The script block that returns tokens for other scopes; null for none.</param>
internal sealed class RefreshTokenSignIn(
    AsyncCommand command,
    IReadOnlyList<SecureString> refreshTokens,
    ScriptBlock? authorizer
) : ISignInMethod
{
    /// <summary>The kind of the store.</summary>
    public TokenStorageKind Storage { get; init; } = TokenStorageKind.Process;

    /// <summary>Opens the context of stored tokens.</summary>
    public static GlobusContext Open(ContextSettings settings, OpenedTokenStore storage, ScriptBlock? authorizer)
    {
        var client = settings.CreateClient(auth =>
            AuthorizerTokenSource.WithFallback(
                new SignedInTokenSource(auth, storage.Store, settings.Name, CommandWarnings.Write),
                authorizer,
                settings,
                auth
            )
        );
        return new GlobusContext(settings, AuthenticationKind.RefreshToken, client)
        {
            ClientId = settings.ClientId,
            TokenStorage = storage.Kind,
            Storage = storage,
        };
    }

    /// <inheritdoc/>
    public async Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        // The first use may invalidate a refresh token, so the store for its successor is opened first.
        var kind =
            Storage == TokenStorageKind.Auto && settings.AuthAddress.IsLoopback ? TokenStorageKind.Process : Storage;
        var storage = await TokenStores.OpenAsync(kind, HostCapabilities.CanPrompt(command.Host), cancellationToken);
        var context = Open(settings, storage, authorizer);
        try
        {
            var signIn = await ExchangeAllAsync(context.Client.Auth, settings, cancellationToken);
            var stored = await storage.Store.ReadAsync(settings.Name, cancellationToken);
            if (stored is not null && !EarlierSignIn.IsSameClient(settings, stored))
            {
                await EarlierSignIn.RevokeAsync(command, settings, storage, stored, cancellationToken);
            }

            await storage.Store.UpdateAsync(
                settings.Name,
                (earlier, _) => Task.FromResult<StoredSignIn?>(signIn.Replacing(earlier)),
                cancellationToken
            );
            return context;
        }
        catch
        {
            context.Close();
            throw;
        }
    }

    private async Task<StoredSignIn> ExchangeAllAsync(
        AuthClient auth,
        ContextSettings settings,
        CancellationToken cancellationToken
    )
    {
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
            var response = await ExchangeAsync(auth, settings.ClientId, given, cancellationToken);
            signIn = signIn with
            {
                Tokens =
                [
                    .. signIn.Tokens,
                    new StoredToken(response.ResourceServer, response.AccessToken, response.RefreshToken ?? given),
                ],
            };
        }

        return signIn;
    }

    private static async Task<TokenResponse> ExchangeAsync(
        AuthClient auth,
        string clientId,
        Secret refreshToken,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await auth.GetTokensAsync(new RefreshTokenGrant(clientId, refreshToken), cancellationToken);
        }
        catch (GlobusServiceException exception) when (exception.Code is "invalid_grant" or "invalid_client")
        {
            throw new CommandException(
                "AuthenticationFailed",
                ErrorCategory.AuthenticationError,
                $"Globus Auth rejected the refresh token: {exception.Message}",
                $"Specify the client of the token with -ClientId if it is not {clientId}. If the token was used or "
                    + "revoked, run Connect-Globus.",
                exception
            );
        }
    }
}
