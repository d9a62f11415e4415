using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;
using Globus.Automate.Json;
using Globus.Automate.Paging;

namespace Globus.Automate.Raw;

/// <summary>Sends any request to a service, with the tokens, retries and paging of the other clients.</summary>
public sealed class RawClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly RawServices _services;

    internal RawClient(GlobusConnection connection, ITokenSource tokens, RawServices services) =>
        (_connection, _tokens, _services) = (connection, tokens, services);

    /// <summary>
    /// Sends a request. The response is one of the values that <see cref="JsonMap"/> lists; null if it is empty. A
    /// request that may start something (POST, PATCH) is retried only if it was certainly not processed.
    /// </summary>
    /// <exception cref="ArgumentException">The path is outside the service.</exception>
    public Task<object?> SendAsync(RawRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _connection.SendOrDefaultAsync<object>(ToRequest(request, marker: null), cancellationToken);
    }

    /// <summary>Lists the items of all pages.</summary>
    /// <param name="request">The request for the first page. Its response has one member that is a list.</param>
    /// <exception cref="ArgumentException">The path is outside the service.</exception>
    public Pageable<object> List(RawRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Pageable<object>(null, async (marker, cancellationToken) =>
        {
            var call = ToRequest(request, marker);
            var page = await _connection.SendAsync<JsonMap>(call, cancellationToken).ConfigureAwait(false);
            var next = page.Find("marker") as string;
            var items = page.Values.OfType<JsonList>().FirstOrDefault()
                ?? throw ResponseReader.CreateInvalid(call.Address, "a document that contains no list");
            return new Page<object>(
                [.. items.OfType<object>()],
                next,
                page.Find("has_next_page") as bool? ?? next is not null
            );
        });
    }

    private static bool StartsSomething(RawRequest raw) => raw.Method is "POST" or "PATCH";

    private GlobusRequest ToRequest(RawRequest raw, string? marker)
    {
        var scope = raw.Scope ?? _services.Find(raw.Service).Scope;
        return new GlobusRequest(new HttpMethod(raw.Method), ToAddress(raw, marker))
        {
            Authorization = raw.IsAnonymous ? null : new TokenAuthorization(_tokens, scope),
            RetryPolicy = StartsSomething(raw) ? RetryPolicy.OnlyIfNotProcessed : RetryPolicy.Always,
            Start = StartsSomething(raw) ? $"processed {raw.Method} {raw.Path.Split('?')[0]}" : null,
            AlreadyDoneStatus = raw.Method == "DELETE" ? HttpStatusCode.NotFound : null,
            Body = raw.Body,
        };
    }

    private Uri ToAddress(RawRequest raw, string? marker)
    {
        var address = new UriBuilder(Resolve(_services.Find(raw.Service).Address, raw.Path));
        var query = (raw.Query ?? []).Concat(marker is null ? [] : [new("marker", marker)]).ToList();
        if (query.Count > 0)
        {
            address.Query = string.Join(
                "&",
                new[] { address.Query.TrimStart('?'), Query.Encode(query) }.Where(part => part.Length > 0)
            );
        }

        return address.Uri;
    }

    // The path is appended as text, not resolved: "//host/x" and "https://host/x" would resolve to another host.
    private static Uri Resolve(Uri root, string path)
    {
        var isRelative =
            !path.StartsWith("//", StringComparison.Ordinal)
            && !path.Contains('\\')
            && !Uri.TryCreate(path.TrimStart('/'), UriKind.Absolute, out _);
        var address = isRelative
            ? new Uri(
                root.GetLeftPart(UriPartial.Authority) + root.AbsolutePath.TrimEnd('/') + "/" + path.TrimStart('/')
            )
            : null;
        return address is not null && Origin.Of(address) == Origin.Of(root)
            ? address
            : throw new ArgumentException($"'{path}' is outside the service. Use a path below {root}.");
    }
}
