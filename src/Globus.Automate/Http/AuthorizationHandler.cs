using System.Net;
using System.Net.Http.Headers;
using Globus.Automate.Auth;

namespace Globus.Automate.Http;

/// <summary>
/// Sends the token for the request's scope, renews it once when the service refuses it, and has the user do once what
/// the service demands of them.
/// </summary>
internal sealed class AuthorizationHandler(GlobusClientOptions options, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    /// <summary>Where tokens come from.</summary>
    public ITokenSource Tokens { get; set; } = options.TokenSource;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var facts = request.GetContext();
        if (facts.Scope is null)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var wanted = Ask(facts.Scope, request);
        var token = await GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false);
        var response = await SendWithAsync(token, request, cancellationToken).ConfigureAwait(false);
        var next = await AfterRefusalAsync(wanted, token, request, response, cancellationToken).ConfigureAwait(false);
        if (next is null)
        {
            return response;
        }

        response.Dispose();
        response = await SendWithAsync(next, request, cancellationToken).ConfigureAwait(false);
        next = await AfterRefusalAsync(wanted, next, request, response, cancellationToken).ConfigureAwait(false);
        if (next is null)
        {
            return response;
        }

        response.Dispose();
        return await SendWithAsync(next, request, cancellationToken).ConfigureAwait(false);
    }

    // A renewed token may still lack what the service demands of the user, so both can be needed for one request; each
    // is tried once.
    private async Task<AccessToken?> AfterRefusalAsync(
        TokenRequest wanted,
        AccessToken token,
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var facts = request.GetContext();
        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return null;
        }

        if (
            !facts.SteppedUp
            && Tokens is IStepUpTokenSource source
            && ErrorReader.Read(request, response, options).Requirement is { } requirement
        )
        {
            facts.SteppedUp = true;
            return await source.StepUpAsync(wanted, requirement, cancellationToken).ConfigureAwait(false);
        }

        if (response.StatusCode != HttpStatusCode.Unauthorized || facts.Renewed)
        {
            return null;
        }

        facts.Renewed = true;
        return await Tokens.RenewTokenAsync(wanted, token, cancellationToken).ConfigureAwait(false);
    }

    private static TokenRequest Ask(string scope, HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        if (!Origin.IsSecure(address))
        {
            throw new InsecureAddressException($"A token goes over https only, not to {Origin.Of(address)}.")
            {
                Address = address.WithoutQuery(),
            };
        }

        return new TokenRequest(scope, address.WithoutQuery())
        {
            Method = request.Method,
            Hint = request.GetContext().Hint,
        };
    }

    private async Task<AccessToken> GetTokenAsync(TokenRequest wanted, CancellationToken cancellationToken) =>
        await Tokens.GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false)
        ?? throw new TokenUnavailableException($"There is no token for the scope {wanted.Scope}.")
        {
            Scope = wanted.Scope,
            Reason = TokenUnavailableReason.NoTokenForScope,
            Requirement = wanted.Hint.Requirement,
        };

    private Task<HttpResponseMessage> SendWithAsync(
        AccessToken token,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.GetContext().Secrets.Add(token.Value);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return base.SendAsync(request, cancellationToken);
    }
}
