using System.Net;
using System.Runtime.ExceptionServices;
using System.Text.Json.Serialization.Metadata;
using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// Finds out which routes a provider answers: the documented ones are tried first, and what works is remembered.
/// </summary>
internal sealed class ProviderRoutes(GlobusConnection http, ProviderMetadata facts)
{
    /// <summary>Sends a request whose response is a document.</summary>
    public Task<T> SendAsync<T>(
        ActionRoute route,
        Func<HttpMethod, string, GlobusRequest> request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class => TryAsync(route, request, call => http.SendAsync(call, type, cancellationToken));

    /// <summary>
    /// Sends a request that may turn out to be done already, or whose response may be empty: both give null.
    /// </summary>
    public Task<T?> SendOnceAsync<T>(
        ActionRoute route,
        Func<HttpMethod, string, GlobusRequest> request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class => TryAsync(route, request, call => http.SendOrDefaultAsync(call, type, cancellationToken));

    private async Task<T> TryAsync<T>(
        ActionRoute route,
        Func<HttpMethod, string, GlobusRequest> request,
        Func<GlobusRequest, Task<T>> send
    )
    {
        if (facts.Routes is { } known)
        {
            return await SendInAsync(known).ConfigureAwait(false);
        }

        try
        {
            return await SendInAsync(RouteStyle.Documented).ConfigureAwait(false);
        }
        catch (GlobusServiceException exception) when (MayBeUnknownRoute(exception))
        {
            try
            {
                return await SendInAsync(RouteStyle.Newer).ConfigureAwait(false);
            }
            catch (GlobusServiceException ex) when (MayBeUnknownRoute(ex))
            {
                ExceptionDispatchInfo.Capture(exception).Throw();
                throw;
            }
        }

        async Task<T> SendInAsync(RouteStyle style)
        {
            var response = await send(request(route.MethodIn(style), route.PathIn(style))).ConfigureAwait(false);
            facts.Routes = style;
            return response;
        }
    }

    // A provider's own "no such action" is an answer; a web framework's "no such page" is not.
    public static bool MayBeUnknownRoute(GlobusServiceException error) =>
        error.StatusCode == HttpStatusCode.MethodNotAllowed
        || (error.StatusCode == HttpStatusCode.NotFound && error.Code != "ActionNotFound");
}
