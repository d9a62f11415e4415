using System.Collections.Concurrent;
using Globus.Automate.Http;

namespace Globus.Automate.Auth.Storage;

/// <summary>
/// The tokens of a stored sign-in. A token is renewed 60 seconds before its expiration, and when a service refuses it.
/// Concurrent callers share one renewal: callers in this process wait for it; other processes use the lock of the store
/// and read the stored token first. A new refresh token is stored before its access token is used.
/// </summary>
/// <param name="auth">The Globus Auth that issued the tokens.</param>
/// <param name="store">The token store.</param>
/// <param name="name">The name of the stored sign-in.</param>
/// <param name="warn">Receives one warning if renewed tokens cannot be stored.</param>
public sealed class SignedInTokenSource(AuthClient auth, ITokenStore store, string name, Action<string>? warn = null)
    : IRevocableTokenSource
{
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, CachedToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);
    private volatile ITokenStore _store = store;

    /// <summary>The current token store: the memory of the process after the store has failed.</summary>
    public ITokenStore Store => _store;

    /// <inheritdoc/>
    /// <returns>The token; null if the sign-in does not cover the scope.</returns>
    public async ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var token = await GetCachedToken(request).GetAsync(IsUsable, cancellationToken).ConfigureAwait(false);
        return token is not null && IsExpired(token, TimeSpan.Zero) ? throw CreateExpired(request.Scope, null) : token;
    }

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rejected);
        _refused[rejected.Value] = true;
        var token = await GetCachedToken(request).GetAsync(IsUsable, cancellationToken).ConfigureAwait(false);

        // A request that started before the refusal may return the same token.
        if (token?.Value == rejected.Value)
        {
            token = await GetCachedToken(request).GetAsync(IsUsable, cancellationToken).ConfigureAwait(false);
        }

        return token?.Value == rejected.Value ? null : token;
    }

    /// <summary>Clears the cached tokens, so that the next request reads the store again.</summary>
    public void Reload() => _tokens.Clear();

    /// <summary>Adds the tokens of another grant to the stored sign-in, for all processes that use it.</summary>
    /// <exception cref="TokenUnavailableException">The sign-in is no longer stored.</exception>
    public async Task AddAsync(TokenResponse response, CancellationToken cancellationToken)
    {
        await _store
            .UpdateAsync(name, (signIn, _) => Task.FromResult(Widened(signIn)), cancellationToken)
            .ConfigureAwait(false);
        _tokens.Clear();

        StoredSignIn? Widened(StoredSignIn? signIn) =>
            (signIn ?? throw CreateExpired(response.AccessToken.Scope, null)).With(response);
    }

    /// <summary>Revokes all tokens of the sign-in (RFC 7009), and removes it from the store.</summary>
    /// <exception cref="GlobusException">A token could not be revoked. The sign-in is still removed.</exception>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<GlobusException> failures = [];
        await _store.UpdateAsync(name, EndAsync, cancellationToken).ConfigureAwait(false);
        _tokens.Clear();
        if (failures.Count > 0)
        {
            throw failures[0];
        }

        async Task<StoredSignIn?> EndAsync(StoredSignIn? signIn, CancellationToken cancel)
        {
            if (signIn is not null)
            {
                failures = await RevokeAllAsync(signIn, cancel).ConfigureAwait(false);
            }

            return null;
        }
    }

    // Two requests of the Flows service with the same scope may still need different tokens.
    private CachedToken GetCachedToken(TokenRequest request)
    {
        var key = $"{request.Scope} {string.Join(" ", new TokenSelector(request).Covering)}";
        return _tokens.GetOrAdd(key, _ => new CachedToken(() => LoadAsync(request)));
    }

    private bool IsUsable(AccessToken token) => !_refused.ContainsKey(token.Value) && !IsExpired(token, RenewalMargin);

    private bool IsExpired(AccessToken token, TimeSpan margin) => token.ExpiresOn <= auth.Time.GetUtcNow() + margin;

    private async Task<AccessToken?> LoadAsync(TokenRequest request)
    {
        var signIn = await _store.ReadAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (signIn is not null)
        {
            RequireSameAuth(signIn);
        }

        return signIn?.Find(request) switch
        {
            null => null,
            { } token when IsUsable(token.AccessToken) || token.RefreshToken is null => token.AccessToken,
            _ => await RenewAsync(request).ConfigureAwait(false),
        };
    }

    private async Task<AccessToken?> RenewAsync(TokenRequest request)
    {
        StoredSignIn? changed = null;
        TokenUnavailableException? end = null;
        try
        {
            var signIn = await _store.UpdateAsync(name, ChangeAsync, CancellationToken.None).ConfigureAwait(false);
            return end is null ? signIn?.Find(request)?.AccessToken : throw end;
        }
        catch (TokenStoreException exception) when (changed is not null)
        {
            await KeepInProcessAsync(changed, exception).ConfigureAwait(false);
            return end is null ? changed.Find(request)?.AccessToken : throw end;
        }

        async Task<StoredSignIn?> ChangeAsync(StoredSignIn? signIn, CancellationToken cancellationToken)
        {
            // Another process may have renewed the token or signed out in the meantime.
            if (signIn?.Find(request) is not { RefreshToken: not null } token || IsUsable(token.AccessToken))
            {
                return signIn;
            }

            RequireSameAuth(signIn);
            try
            {
                return changed = await RefreshAsync(signIn, token, cancellationToken).ConfigureAwait(false);
            }
            catch (GlobusServiceException exception) when (exception.Code == "invalid_grant")
            {
                end = CreateExpired(request.Scope, exception);
                return changed = signIn.WithoutRefreshToken(token);
            }
            catch (GlobusServiceException exception) when ((int)exception.StatusCode is >= 400 and < 500 and not 429)
            {
                throw CreateUnavailable(
                    request.Scope,
                    TokenUnavailableReason.Refused,
                    $"Globus Auth did not renew the token for the scope {request.Scope}: {exception.Message}",
                    exception
                );
            }
        }
    }

    private async Task<StoredSignIn> RefreshAsync(
        StoredSignIn signIn,
        StoredToken token,
        CancellationToken cancellationToken
    )
    {
        var grant = new RefreshTokenGrant(signIn.ClientId, token.RefreshToken!);
        var response = await auth.GetTokensAsync(grant, cancellationToken).ConfigureAwait(false);
        if (response.ResourceServer != token.ResourceServer)
        {
            throw new InvalidResponseException(
                $"Globus Auth returned a token for {response.ResourceServer}; the request was for "
                    + $"{token.ResourceServer}."
            )
            {
                RequestUri = auth.Address,
            };
        }

        return signIn.WithRenewedToken(token, response, auth.Time.GetUtcNow());
    }

    // The stored refresh token was used. Without the new one, the sign-in would be lost.
    private async Task KeepInProcessAsync(StoredSignIn signIn, TokenStoreException failure)
    {
        var processStore = new ProcessTokenStore();
        await processStore
            .UpdateAsync(name, (_, _) => Task.FromResult<StoredSignIn?>(signIn), CancellationToken.None)
            .ConfigureAwait(false);
        _store = processStore;
        warn?.Invoke(
            $"The renewed tokens of the context '{name}' could not be stored. They are available in this process only. "
                + $"{failure.Message}"
        );
    }

    private async Task<IReadOnlyList<GlobusException>> RevokeAllAsync(
        StoredSignIn signIn,
        CancellationToken cancellationToken
    )
    {
        RequireSameAuth(signIn);
        var failures = new List<GlobusException>();
        foreach (var secret in signIn.GetSecrets().GroupBy(secret => secret.Token.Value).Select(same => same.First()))
        {
            try
            {
                await auth.RevokeAsync(secret.Token, signIn.ClientId, null, cancellationToken).ConfigureAwait(false);
            }
            catch (GlobusException exception)
            {
                failures.Add(exception);
                if (exception is GlobusConnectionException)
                {
                    break; // The others would meet the same.
                }
            }
        }

        return failures;
    }

    private void RequireSameAuth(StoredSignIn signIn)
    {
        if (!Origin.AreSame(signIn.AuthAddress, auth.Address))
        {
            throw CreateUnavailable(
                "",
                TokenUnavailableReason.SignedInElsewhere,
                $"The context '{name}' is signed in at {signIn.AuthAddress}. Its tokens cannot be used at "
                    + $"{auth.Address}.",
                null
            );
        }
    }

    private TokenUnavailableException CreateExpired(string scope, GlobusServiceException? error) =>
        CreateUnavailable(
            scope,
            TokenUnavailableReason.Expired,
            $"The sign-in of the context '{name}' has expired for the scope {scope}."
                + $"{(error is null ? "" : $" Globus Auth returned: {error.Message}")}",
            error
        );

    private static TokenUnavailableException CreateUnavailable(
        string scope,
        TokenUnavailableReason reason,
        string message,
        GlobusServiceException? error
    ) =>
        new(message, error)
        {
            Scope = scope,
            Reason = reason,
            Error = error?.Code,
            ErrorDescription = error?.ServiceMessage,
        };
}
