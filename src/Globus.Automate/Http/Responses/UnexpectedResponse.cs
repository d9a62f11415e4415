using System.Net;
using Globus.Automate.Http.Requests;

namespace Globus.Automate.Http.Responses;

/// <summary>
/// Recognizes responses that no Globus service sends, such as the redirect to a network's sign-in page.
/// </summary>
internal static class UnexpectedResponse
{
    /// <summary>RFC 6585 §6: a network that requires a sign-in sends it, never a service.</summary>
    public const HttpStatusCode NetworkAuthenticationRequired = (HttpStatusCode)511;

    /// <summary>The maximum number of redirects of one request.</summary>
    public const int MaximumRedirects = 10;

    /// <summary>Returns the exception of such a response; null for any other response.</summary>
    public static InvalidResponseException? Find(GlobusRequest request, HttpResponseMessage response)
    {
        var what = Describe(request, response);
        // A redirected request was not processed; the other responses may follow a processed request.
        request.Context.ResponseLost |=
            what is not null && response.StatusCode != NetworkAuthenticationRequired && !IsRedirect(response);
        return what is null ? null : ResponseReader.CreateInvalid(request.RequestUri!, what);
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        (int)response.StatusCode is >= 300 and < 400 && response.StatusCode != HttpStatusCode.NotModified;

    private static string? Describe(GlobusRequest request, HttpResponseMessage response)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".Trim();
        return (int)response.StatusCode switch
        {
            511 => $"{status}: the network requires a sign-in",
            304 or < 200 => $"{status}, which is not a valid response to this request",
            < 300 or >= 400 => null,
            _ => DescribeRedirect(request.RequestUri!, response.Headers.Location, status),
        };
    }

    private static string DescribeRedirect(Uri address, Uri? location, string status)
    {
        if (location is null)
        {
            return $"{status} without a redirect address";
        }

        if (!Uri.TryCreate(address, location, out var target))
        {
            return $"a redirect to '{location}', which is not a valid address";
        }

        return Origin.AreSame(address, target)
            ? $"more than {MaximumRedirects} consecutive redirects"
            : $"a redirect to {target.Authority}; redirects to another origin are not followed";
    }
}
