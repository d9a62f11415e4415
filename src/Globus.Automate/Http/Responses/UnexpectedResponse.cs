using System.Net;
using Globus.Automate.Http.Requests;

namespace Globus.Automate.Http.Responses;

/// <summary>
/// Recognizes responses that no Globus service sends, such as the redirect of a network's sign-in page.
/// </summary>
internal static class UnexpectedResponse
{
    /// <summary>RFC 6585 §6: sent by a network that wants its user to sign in, never by a service.</summary>
    public const HttpStatusCode NetworkAuthenticationRequired = (HttpStatusCode)511;

    /// <summary>The number of redirects of one request that are followed.</summary>
    public const int MaximumRedirects = 10;

    /// <summary>The exception for such a response; null for any other.</summary>
    public static InvalidResponseException? Find(GlobusRequest request, HttpResponseMessage response)
    {
        var what = Describe(request, response);
        // A redirect asks for another request, so this one was not processed; the others tell nothing.
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
