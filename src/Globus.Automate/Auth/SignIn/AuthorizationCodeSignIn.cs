using Globus.Automate.Http;

namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// Signs in a user with the authorization code grant and PKCE (RFC 6749 §4.1, RFC 7636). One sign-in provides tokens
/// for all resource servers of the requested scopes.
/// </summary>
/// <param name="auth">Globus Auth.</param>
/// <param name="clientId">The application that signs the user in.</param>
/// <param name="clientSecret">The client secret; null for a native application.</param>
public sealed class AuthorizationCodeSignIn(AuthClient auth, string clientId, string? clientSecret = null)
{
    /// <summary>Signs in the user and returns the tokens.</summary>
    /// <exception cref="SignInException">The sign-in failed; its tokens were revoked.</exception>
    /// <exception cref="GlobusConnectionException">Globus Auth is unreachable.</exception>
    public async Task<CompletedSignIn> SignInAsync(
        SignInRequest request,
        IAuthorizationPrompt prompt,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(prompt);
        var verifier = Pkce.CreateVerifier();
        var state = Pkce.CreateState();
        var page = new AuthorizationRequest
        {
            ClientId = clientId,
            RedirectUri = prompt.RedirectUri,
            Scopes = request.Scopes,
            State = state,
            Verifier = verifier,
            WantsRefreshTokens = true,
            Label = request.Label,
            Requirement = request.Requirement,
        }.ToUri(auth.Address);
        var code = await prompt.GetCodeAsync(page, state, cancellationToken).ConfigureAwait(false);
        var grant = new AuthorizationCodeGrant(clientId, code, verifier, prompt.RedirectUri, clientSecret);
        var tokens = await ExchangeCodeAsync(grant, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(tokens, request.Identity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Revokes the tokens of a sign-in that cannot be stored. Tokens that cannot be revoked remain valid until they
    /// expire.
    /// </summary>
    public async Task RevokeAsync(TokenResponse tokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (
            var token in tokens
                .All.SelectMany(one => new[] { one.RefreshToken, new Secret(one.AccessToken.Value) })
                .OfType<Secret>()
        )
        {
            try
            {
                await auth.RevokeAsync(token, clientId, clientSecret, cancellationToken).ConfigureAwait(false);
            }
            catch (GlobusException)
            {
                // The remaining tokens may still be revoked.
            }
        }
    }

    private async Task<TokenResponse> ExchangeCodeAsync(
        AuthorizationCodeGrant grant,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await auth.GetTokensAsync(grant, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusServiceException exception) when (exception.Code == "invalid_grant")
        {
            throw new SignInException(
                "Globus Auth rejected the code. The code is wrong, already used, or expired.",
                exception
            )
            {
                Reason = SignInFailure.CodeNotAccepted,
                Error = exception.Code,
            };
        }
        catch (GlobusServiceException exception) when ((int)exception.StatusCode is >= 400 and < 500 and not 429)
        {
            throw new SignInException($"Globus Auth refused the sign-in: {exception.Message}", exception)
            {
                Reason = SignInFailure.Refused,
                Error = exception.Code,
            };
        }
    }

    private async Task<CompletedSignIn> CompleteAsync(
        TokenResponse tokens,
        Guid? expected,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (identity, username) = await IdentifyAsync(tokens, cancellationToken).ConfigureAwait(false);
            if (expected is not null && identity != expected)
            {
                throw new SignInException(
                    $"{username ?? identity.ToString()} signed in, but this context belongs to another identity "
                        + $"({expected})."
                )
                {
                    Reason = SignInFailure.OtherIdentity,
                };
            }

            return new CompletedSignIn(identity, username, tokens);
        }
        catch (GlobusException)
        {
            // The tokens of a failed sign-in are revoked, and a second failure must not hide the first.
            await RevokeAsync(tokens, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(Guid Identity, string? Username)> IdentifyAsync(
        TokenResponse tokens,
        CancellationToken cancellationToken
    )
    {
        if (tokens.All.Select(one => one.IdToken).FirstOrDefault(token => token is not null) is { } idToken)
        {
            var (subject, username) = IdToken.Read(idToken, clientId);
            return (subject, username);
        }

        var server = tokens.All.FirstOrDefault(one => one.ResourceServer == GlobusScopes.AuthResourceServer)
            ?? throw new SignInException("The user's identity is unknown. Globus Auth returned no token for itself.")
            {
                Reason = SignInFailure.IdentityUnknown,
            };
        var user = await auth.GetUserInfoAsync(server.AccessToken, cancellationToken).ConfigureAwait(false);
        return (user.Subject, user.PreferredUsername);
    }
}
