using System.Net;
using System.Runtime.ExceptionServices;
using System.Text.Json.Serialization.Metadata;
using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>Finds out which routes a provider answers: the documented ones are tried first, and what works is remembered.</summary>
internal sealed class ProviderRoutes(GlobusHttp http, ProviderFacts facts)
{
    /// <param name="route">The operation.</param>
    /// <param name="request">The request for a method and a path below the provider.</param>
    /// <param name="type">How the answer looks on the wire.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T?> SendAsync<T>(
        ActionRoute route, Func<HttpMethod, string, GlobusRequest> request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (facts.Routes is { } known)
            return await SendInAsync(known).ConfigureAwait(false);
        try
        {
            return await SendInAsync(RouteStyle.Documented).ConfigureAwait(false);
        }
        catch (GlobusServiceException error) when (MayBeUnknownRoute(error))
        {
            try
            {
                return await SendInAsync(RouteStyle.Newer).ConfigureAwait(false);
            }
            catch (GlobusServiceException again) when (MayBeUnknownRoute(again))
            {
                ExceptionDispatchInfo.Capture(error).Throw();
                throw;
            }
        }

        async Task<T?> SendInAsync(RouteStyle style)
        {
            var call = request(route.MethodIn(style), route.PathIn(style));
            var answer = await http.SendOnceAsync(call, type, cancellationToken).ConfigureAwait(false);
            facts.Routes = style;
            return answer;
        }
    }

    // A provider's own "no such action" is an answer; a web framework's "no such page" is not.
    private static bool MayBeUnknownRoute(GlobusServiceException error) =>
        error.StatusCode == HttpStatusCode.MethodNotAllowed
        || (error.StatusCode == HttpStatusCode.NotFound && error.Code != "ActionNotFound");
}
