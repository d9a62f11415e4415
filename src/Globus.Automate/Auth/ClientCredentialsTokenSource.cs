using System.Collections.Concurrent;
using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>
/// The tokens of a registered client (RFC 6749 §4.4). There is one token per scope, cached until 60 seconds before its
/// expiration. Concurrent callers share one request, and a failed request is not cached. A token that a service refuses
/// is renewed once; if the service also refuses the new token, the client itself is refused.
/// </summary>
public sealed class ClientCredentialsTokenSource(AuthClient auth, string clientId, string clientSecret)
    : IRevocableTokenSource
{
    /// <summary>The error codes of RFC 6749 §5.2 and of the Globus Auth API.</summary>
    private static readonly string?[] UnknownScope = ["invalid_scope", "UNKNOWN_SCOPE_ERROR"];

    private static readonly TimeSpan RenewalMargin = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RejectionWindow = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, CachedToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset Since)> _replacements = new(
        StringComparer.Ordinal
    );

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var limit = auth.Time.GetUtcNow() + RenewalMargin;
        return await GetCachedToken(request.Scope)
            .GetAsync(token => token.ExpiresOn is null || token.ExpiresOn > limit, cancellationToken)
            .ConfigureAwait(false);
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
        var now = auth.Time.GetUtcNow();
        if (
            _replacements.TryGetValue(request.Scope, out var last)
            && last.Value == rejected.Value
            && now < last.Since + RejectionWindow
        )
        {
            return null;
        }

        var token = await GetCachedToken(request.Scope)
            .GetAsync(token => token.Value != rejected.Value, cancellationToken)
            .ConfigureAwait(false);
        if (token is null || token.Value == rejected.Value)
        {
            return null;
        }

        _replacements.AddOrUpdate(request.Scope, (token.Value, now), (_, known) =>
            known.Value == token.Value ? known : (token.Value, now)
        );
        return token;
    }

    /// <inheritdoc/>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        GlobusException? failure = null;
        foreach (var token in _tokens.Values.Select(shared => shared.Remove()).OfType<AccessToken>())
        {
            try
            {
                await auth.RevokeAsync(new Secret(token.Value), clientId, clientSecret, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (GlobusException exception)
            {
                failure ??= exception;
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private CachedToken GetCachedToken(string scope) =>
        _tokens.GetOrAdd(scope, key => new CachedToken(() => RequestAsync(key)));

    private async Task<AccessToken?> RequestAsync(string scope)
    {
        try
        {
            var grant = new ClientCredentialsGrant(clientId, clientSecret, scope);
            var response = await auth.GetTokensAsync(grant, CancellationToken.None).ConfigureAwait(false);
            return response.AccessToken;
        }
        catch (GlobusServiceException exception) when ((int)exception.StatusCode is >= 400 and < 500 and not 429)
        {
            throw new TokenUnavailableException(
                $"Globus Auth did not issue a token for the scope {scope}: {exception.Message}",
                exception
            )
            {
                Scope = scope,
                Reason = UnknownScope.Contains(exception.Code)
                    ? TokenUnavailableReason.UnknownScope
                    : TokenUnavailableReason.Refused,
                Error = exception.Code,
                ErrorDescription = exception.ServiceMessage,
            };
        }
    }
}
