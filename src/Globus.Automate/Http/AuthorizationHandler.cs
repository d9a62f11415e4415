using System.Net;
using System.Net.Http.Headers;
using Globus.Automate.Auth;

namespace Globus.Automate.Http;

/// <summary>Sends the token for the request's scope, and renews it once when the service refuses it.</summary>
internal sealed class AuthorizationHandler(ITokenSource tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var facts = request.GetFacts();
        if (facts.Scope is null)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var wanted = Ask(facts.Scope, request.RequestUri!);
        var token = await GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false);
        var response = await SendWithAsync(token, request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || facts.Renewed)
            return response;
        facts.Renewed = true;
        var renewed = await tokens.RenewTokenAsync(wanted, token, cancellationToken).ConfigureAwait(false);
        if (renewed is null)
            return response;
        response.Dispose();
        return await SendWithAsync(renewed, request, cancellationToken).ConfigureAwait(false);
    }

    private static TokenRequest Ask(string scope, Uri address) => Origin.IsSecure(address)
        ? new TokenRequest(scope, address.WithoutQuery())
        : throw new InsecureAddressException($"A token goes over https only, not to {Origin.Of(address)}.")
        {
            Address = address.WithoutQuery(),
        };

    private async Task<AccessToken> GetTokenAsync(TokenRequest wanted, CancellationToken cancellationToken) =>
        await tokens.GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false)
        ?? throw new TokenUnavailableException($"There is no token for the scope {wanted.Scope}.")
        {
            Scope = wanted.Scope,
            Reason = TokenUnavailableReason.NoTokenForScope,
        };

    private Task<HttpResponseMessage> SendWithAsync(AccessToken token, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return base.SendAsync(request, cancellationToken);
    }
}
