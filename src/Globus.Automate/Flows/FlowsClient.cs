using System.Net;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Paging;
using Globus.Automate.Polyfills;

namespace Globus.Automate.Flows;

/// <summary>The flows of the <see href="https://flows.globus.org/redoc">Flows service</see>.</summary>
public sealed class FlowsClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;

    internal FlowsClient(GlobusConnection connection, ITokenSource tokens, Uri root) =>
        (_connection, _tokens, _root) = (connection, tokens, root);

    /// <summary>Creates a flow. It is never created twice by a repeated request.</summary>
    /// <exception cref="StartUncertainException">Whether it was created is not known.</exception>
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

    /// <summary>Reads a flow.</summary>
    public Task<Flow> GetAsync(Guid flowId, CancellationToken cancellationToken = default) =>
        GetAsync(flowId, SignInHint.None, cancellationToken);

    /// <summary>Lists flows; without roles, the service lists those that the caller owns.</summary>
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

    /// <summary>Changes a flow. Runs that were started before go on with the old definition.</summary>
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

    /// <summary>
    /// Deletes a flow, and gives it as it was; null when the answer that held it was lost on the way.
    /// </summary>
    public Task<Flow?> DeleteAsync(Guid flowId, CancellationToken cancellationToken = default)
    {
        var call = new GlobusRequest(HttpMethod.Delete, _root.AppendPath($"flows/{flowId}"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            AlreadyDoneStatus = HttpStatusCode.NotFound,
        };
        return _connection.SendOrDefaultAsync<Flow>(call, cancellationToken);
    }

    /// <summary>Lets the service check a definition without storing it.</summary>
    /// <exception cref="GlobusServiceException">422: the definition is not valid; <c>Details</c> say where and
    /// why.</exception>
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
