using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>The HTTP APIs that flows may call.</summary>
public sealed class RegisteredApisClient
{
    private readonly GlobusConnection _http;
    private readonly Uri _root;

    internal RegisteredApisClient(GlobusConnection http, Uri root) => (_http, _root) = (http, root);

    /// <summary>Reads a registered API.</summary>
    public Task<RegisteredApi> GetAsync(Guid registeredApiId, CancellationToken cancellationToken = default) =>
        _http.SendAsync(
            Get(_root.AppendPath($"registered_apis/{registeredApiId}")),
            GlobusJsonContext.Default.RegisteredApi,
            cancellationToken
        );

    /// <summary>Lists registered APIs in short.</summary>
    public Pageable<RegisteredApi> List(RegisteredApiQuery? query = null)
    {
        query ??= new RegisteredApiQuery();
        return _http.List(
            query.Marker,
            marker => Get(query.ToQuery(marker).ToUri(_root, "registered_apis")),
            GlobusJsonContext.Default.RegisteredApiPage,
            new ListDescription("registered API"),
            complete: (RegisteredApi api) => api
        );
    }

    private static GlobusRequest Get(Uri address) => new(HttpMethod.Get, address) { Scope = GlobusScopes.FlowsAll };
}
