using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;

namespace Globus.Automate.Actions;

/// <summary>
/// The scope of the token for a provider: the scope from the caller, otherwise the scope that the provider publishes,
/// which is then bound to the origin of the provider.
/// </summary>
internal sealed class ProviderScope(
    GlobusConnection connection,
    ITokenSource tokens,
    Uri actionUrl,
    ProviderMetadata metadata,
    ScopeBindings bindings,
    string? givenScope
)
{
    /// <summary>The scope; null if it is not known yet.</summary>
    public string? Known => givenScope ?? metadata.Scope;

    /// <summary>Creates the authorization of one request.</summary>
    public TokenAuthorization Authorize(string scope) => new(tokens, scope);

    /// <summary>Returns the scope and introspects the provider if necessary.</summary>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (Known is { } known)
        {
            return known;
        }

        try
        {
            var provider = await IntrospectAsync(cancellationToken).ConfigureAwait(false);
            var scope = provider.GlobusAuthScope is { Length: > 0 } named
                ? named
                : throw CreateNotNamed($"The provider {actionUrl} does not publish the scope that it requires.", null);
            bindings.Bind(scope, actionUrl);
            return metadata.Scope = scope;
        }
        catch (GlobusServiceException exception) when (exception.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw CreateNotNamed($"The provider {actionUrl} shows its scope only to authorized callers.", exception);
        }
    }

    /// <summary>
    /// Introspects the provider: without a token, or with one if the provider requires it and the scope is known.
    /// </summary>
    public async Task<ActionProvider> IntrospectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await IntrospectAsync(authorization: null, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusServiceException exception)
            when (exception.StatusCode == HttpStatusCode.Unauthorized && Known is not null)
        {
            return await IntrospectAsync(Authorize(Known), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ActionProvider> IntrospectAsync(
        TokenAuthorization? authorization,
        CancellationToken cancellationToken
    )
    {
        var request = new GlobusRequest(HttpMethod.Get, actionUrl) { Authorization = authorization };
        var provider = await connection.SendAsync<ActionProvider>(request, cancellationToken).ConfigureAwait(false);
        provider.ActionUrl = actionUrl;
        return provider;
    }

    private ScopeNotNamedException CreateNotNamed(string message, Exception? exception) =>
        new(message, exception) { ActionUrl = actionUrl };
}
