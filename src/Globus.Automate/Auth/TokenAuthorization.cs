using System.Net;
using System.Net.Http.Headers;
using Globus.Automate.Http;
using Globus.Automate.Http.Requests;

namespace Globus.Automate.Auth;

/// <summary>
/// Authorizes one request. It renews a refused token once, and prompts the user once for an authorization requirement.
/// </summary>
/// <param name="tokens">The source.</param>
/// <param name="scope">The scope of the token.</param>
/// <param name="hint">Additional scopes and requirements for a sign-in; null for none.</param>
internal sealed class TokenAuthorization(ITokenSource tokens, string scope, SignInHint? hint = null)
    : IRequestAuthorization
{
    private AccessToken? _token;
    private bool _isRenewed;
    private bool _hasSteppedUp;

    /// <inheritdoc/>
    public string Scope => scope;

    /// <inheritdoc/>
    /// <exception cref="InsecureAddressException">The address is plain http on another computer.</exception>
    /// <exception cref="TokenUnavailableException">No token is available for the scope.</exception>
    public async ValueTask<AuthenticationHeaderValue> GetHeaderAsync(
        GlobusRequest request,
        CancellationToken cancellationToken
    )
    {
        var wanted = CreateTokenRequest(request);
        _token = await tokens.GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false)
            ?? throw new TokenUnavailableException($"No token is available for the scope {scope}.")
            {
                Scope = scope,
                Reason = TokenUnavailableReason.NoTokenForScope,
                Requirement = wanted.Hint.Requirement,
            };
        return CreateHeader(_token);
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationHeaderValue?> RenewHeaderAsync(
        GlobusRequest request,
        GlobusServiceException refusal,
        CancellationToken cancellationToken
    )
    {
        _token = await GetOtherTokenAsync(CreateTokenRequest(request), refusal, cancellationToken)
            .ConfigureAwait(false);
        return _token is null ? null : CreateHeader(_token);
    }

    // A renewed token may still not meet a requirement of the service, so one request can need both.
    private async ValueTask<AccessToken?> GetOtherTokenAsync(
        TokenRequest wanted,
        GlobusServiceException refusal,
        CancellationToken cancellationToken
    )
    {
        if (!_hasSteppedUp && tokens is IStepUpTokenSource source && refusal.Requirement is { } requirement)
        {
            _hasSteppedUp = true;
            // The service would report the policy of the flow after the consent, and the user would sign in twice.
            return await source
                .StepUpAsync(wanted, requirement.WithSessionOf(wanted.Hint.Requirement), cancellationToken)
                .ConfigureAwait(false);
        }

        if (_isRenewed || !(refusal.StatusCode == HttpStatusCode.Unauthorized || IsWithdrawn(refusal)))
        {
            return null;
        }

        _isRenewed = true;
        return await tokens.RenewTokenAsync(wanted, _token!, cancellationToken).ConfigureAwait(false);
    }

    // The token request granted a consent that was withdrawn. A client grants it again with another token request.
    private bool IsWithdrawn(GlobusServiceException refusal) =>
        refusal.Requirement is { IsConsentOnly: true } requirement
        && requirement.RequiredScopes.All(one => one == scope);

    private TokenRequest CreateTokenRequest(GlobusRequest request)
    {
        var address = request.Address.WithoutQuery();
        return Origin.IsSecure(address)
            ? new TokenRequest(scope, address) { Method = request.Method, Hint = hint ?? SignInHint.None }
            : throw new InsecureAddressException($"Tokens require https. No token was sent to {Origin.Of(address)}.")
            {
                Address = address,
            };
    }

    private static AuthenticationHeaderValue CreateHeader(AccessToken token) => new("Bearer", token.Value);
}
