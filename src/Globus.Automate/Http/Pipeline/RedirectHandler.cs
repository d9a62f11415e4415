using System.Net;
using Globus.Automate.Http.Responses;

namespace Globus.Automate.Http.Pipeline;

/// <summary>
/// Follows redirects within the origin of the request, so that a token never leaves it. Other redirects are returned.
/// </summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var hop = 0; hop < UnexpectedResponse.MaximumRedirects && Target(request, response) is { } target; hop++)
        {
            request = Follow(request, response.StatusCode, target);
            response.Dispose();
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        return response;
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (
            (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)
            || response.Headers.Location is not { } location
        )
        {
            return null;
        }

        return
            Uri.TryCreate(request.RequestUri!, location, out var target) && Origin.AreSame(request.RequestUri!, target)
            ? target
            : null;
    }

    // RFC 9110 §15.4: 307 and 308 keep the method and the body; after the other redirects a POST becomes a GET.
    private static HttpRequestMessage Follow(HttpRequestMessage request, HttpStatusCode status, Uri target)
    {
        var isUnchanged = (int)status is 307 or 308 || request.Method != HttpMethod.Post;
        var next = new HttpRequestMessage(isUnchanged ? request.Method : HttpMethod.Get, target)
        {
            Content = isUnchanged ? request.Content : null,
        };
        foreach (var header in request.Headers)
        {
            next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return next;
    }
}
