using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>The client of registered APIs, which flows can call.</summary>
public sealed class RegisteredApisClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;

    internal RegisteredApisClient(GlobusConnection connection, ITokenSource tokens, Uri root) =>
        (_connection, _tokens, _root) = (connection, tokens, root);

    /// <summary>Gets a registered API.</summary>
    public Task<RegisteredApi> GetAsync(Guid registeredApiId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync<RegisteredApi>(
            Get(_root.AppendPath($"registered_apis/{registeredApiId}")),
            cancellationToken
        );

    /// <summary>Lists registered APIs, without their targets and templates.</summary>
    public Pageable<RegisteredApi> List(RegisteredApiQuery? query = null)
    {
        query ??= new RegisteredApiQuery();
        return _connection.List<RegisteredApiPage, RegisteredApi>(
            query.Marker,
            marker => Get(query.ToQuery(marker).ToUri(_root, "registered_apis")),
            new ListDescription("registered API")
        );
    }

    private GlobusRequest Get(Uri address) =>
        new(HttpMethod.Get, address) { Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll) };
}
