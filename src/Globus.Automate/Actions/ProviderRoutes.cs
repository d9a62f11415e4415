using System.Net;
using System.Runtime.ExceptionServices;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;

namespace Globus.Automate.Actions;

/// <summary>
/// Sends requests with the route style of the provider. It tries the documented routes first and remembers the style
/// that works.
/// </summary>
internal sealed class ProviderRoutes(GlobusConnection connection, ProviderMetadata metadata)
{
    /// <summary>Sends a request whose response is a document.</summary>
    public Task<T> SendAsync<T>(
        ActionRoute route,
        Func<HttpMethod, string, GlobusRequest> request,
        CancellationToken cancellationToken
    )
        where T : class => TryAsync(route, request, call => connection.SendAsync<T>(call, cancellationToken));

    /// <summary>
    /// Sends a request whose response is a document, or null: see <see cref="GlobusConnection.SendOrDefaultAsync"/>.
    /// </summary>
    public Task<T?> SendOrDefaultAsync<T>(
        ActionRoute route,
        Func<HttpMethod, string, GlobusRequest> request,
        CancellationToken cancellationToken
    )
        where T : class => TryAsync(route, request, call => connection.SendOrDefaultAsync<T>(call, cancellationToken));

    private async Task<T> TryAsync<T>(
        ActionRoute route,
        Func<HttpMethod, string, GlobusRequest> request,
        Func<GlobusRequest, Task<T>> send
    )
    {
        if (metadata.Routes is { } known)
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
            metadata.Routes = style;
            return response;
        }
    }

    // "No such action" is a response of the provider; "no such page" is a response of its web framework.
    public static bool MayBeUnknownRoute(GlobusServiceException error) =>
        error.StatusCode == HttpStatusCode.MethodNotAllowed
        || (error.StatusCode == HttpStatusCode.NotFound && error.Code != "ActionNotFound");
}
