using System.Net;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>The client of flows in the <see href="https://flows.globus.org/redoc">Flows service</see>.</summary>
public sealed class FlowsClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;

    internal FlowsClient(GlobusConnection connection, ITokenSource tokens, Uri root) =>
        (_connection, _tokens, _root) = (connection, tokens, root);

    /// <summary>Creates a flow. A retry never creates it twice.</summary>
    /// <exception cref="StartUncertainException">The service may or may not have created it.</exception>
    public Task<Flow> CreateAsync(FlowCreateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath("flows"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            RetryPolicy = RetryPolicy.OnlyIfNotProcessed,
            Start = $"created the flow '{request.Title}'",
            Body = request,
        };
        return _connection.SendAsync<Flow>(call, cancellationToken);
    }

    /// <summary>Gets a flow.</summary>
    public Task<Flow> GetAsync(Guid flowId, CancellationToken cancellationToken = default) =>
        GetAsync(flowId, SignInHint.None, cancellationToken);

    /// <summary>Lists flows. Without roles, the service lists the flows that the caller owns.</summary>
    public Pageable<Flow> List(FlowQuery? query = null)
    {
        query ??= new FlowQuery();
        return _connection.List<FlowPage, Flow>(
            query.Marker,
            marker => new GlobusRequest(HttpMethod.Get, query.ToQuery(marker).ToUri(_root, "flows"))
            {
                Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            },
            new ListDescription("flow")
        );
    }

    /// <summary>Changes a flow. Runs that were started earlier keep the old definition.</summary>
    public Task<Flow> UpdateAsync(Guid flowId, FlowUpdateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Put, _root.AppendPath($"flows/{flowId}"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            Body = request,
        };
        return _connection.SendAsync<Flow>(call, cancellationToken);
    }

    /// <summary>Deletes a flow and returns it; null if the response with the flow was lost.</summary>
    public Task<Flow?> DeleteAsync(Guid flowId, CancellationToken cancellationToken = default)
    {
        var call = new GlobusRequest(HttpMethod.Delete, _root.AppendPath($"flows/{flowId}"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            AlreadyDoneStatus = HttpStatusCode.NotFound,
        };
        return _connection.SendOrDefaultAsync<Flow>(call, cancellationToken);
    }

    /// <summary>Validates a definition on the service without storing it.</summary>
    /// <exception cref="GlobusServiceException">422: the definition is not valid; see <c>Details</c>.</exception>
    public Task<FlowValidation> ValidateAsync(
        JsonElement definition,
        JsonElement? inputSchema = null,
        CancellationToken cancellationToken = default
    )
    {
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath("flows/validate"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            Body = new FlowValidationRequest(definition, inputSchema),
        };
        return _connection.SendAsync<FlowValidation>(call, cancellationToken);
    }

    internal Task<Flow> GetAsync(Guid flowId, SignInHint hint, CancellationToken cancellationToken)
    {
        var call = new GlobusRequest(HttpMethod.Get, _root.AppendPath($"flows/{flowId}"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll, hint),
        };
        return _connection.SendAsync<Flow>(call, cancellationToken);
    }
}
