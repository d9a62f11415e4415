using System.Net;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>The flows of the <see href="https://flows.globus.org/redoc">Flows service</see>.</summary>
public sealed class FlowsClient
{
    private readonly GlobusConnection _http;
    private readonly Uri _root;

    internal FlowsClient(GlobusConnection http, Uri root) => (_http, _root) = (http, root);

    /// <summary>Creates a flow. It is never created twice by a repeated request.</summary>
    /// <exception cref="StartUncertainException">Whether it was created is not known.</exception>
    public Task<Flow> CreateAsync(FlowCreateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath("flows"))
        {
            Scope = GlobusScopes.FlowsAll,
            RetryPolicy = RetryPolicy.OnlyIfNotProcessed,
            Start = $"created the flow '{request.Title}'",
        };
        return SendAsync(call.WithJson(request, GlobusJsonContext.Default.FlowCreateRequest), cancellationToken);
    }

    /// <summary>Reads a flow.</summary>
    public Task<Flow> GetAsync(Guid flowId, CancellationToken cancellationToken = default) =>
        SendAsync(Call(HttpMethod.Get, flowId), cancellationToken);

    /// <summary>Lists flows; without roles, the service lists those that the caller owns.</summary>
    public Pageable<Flow> List(FlowQuery? query = null)
    {
        query ??= new FlowQuery();
        return _http.List(
            query.Marker,
            marker => new GlobusRequest(HttpMethod.Get, query.ToQuery(marker).ToUri(_root, "flows"))
            {
                Scope = GlobusScopes.FlowsAll,
            },
            GlobusJsonContext.Default.FlowPage,
            new ListDescription("flow"),
            complete: (Flow flow) => flow
        );
    }

    /// <summary>Changes a flow. Runs that were started before go on with the old definition.</summary>
    public Task<Flow> UpdateAsync(Guid flowId, FlowUpdateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = Call(HttpMethod.Put, flowId).WithJson(request, GlobusJsonContext.Default.FlowUpdateRequest);
        return SendAsync(call, cancellationToken);
    }

    /// <summary>
    /// Deletes a flow, and gives it as it was; null when the answer that held it was lost on the way.
    /// </summary>
    public Task<Flow?> DeleteAsync(Guid flowId, CancellationToken cancellationToken = default) =>
        _http.SendOrDefaultAsync(Call(HttpMethod.Delete, flowId), GlobusJsonContext.Default.Flow, cancellationToken);

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
            Scope = GlobusScopes.FlowsAll,
        };
        call.WithJson(
            new FlowValidationRequest(definition, inputSchema),
            GlobusJsonContext.Default.FlowValidationRequest
        );
        return _http.SendAsync(call, GlobusJsonContext.Default.FlowValidation, cancellationToken);
    }

    internal Task<Flow> GetAsync(Guid flowId, SignInHint hint, CancellationToken cancellationToken) =>
        SendAsync(Call(HttpMethod.Get, flowId, hint), cancellationToken);

    private GlobusRequest Call(HttpMethod method, Guid flowId, SignInHint? hint = null) =>
        new(method, _root.AppendPath($"flows/{flowId}"))
        {
            Scope = GlobusScopes.FlowsAll,
            Hint = hint ?? SignInHint.None,
            AlreadyDoneStatus = method == HttpMethod.Delete ? HttpStatusCode.NotFound : null,
        };

    private Task<Flow> SendAsync(GlobusRequest request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, GlobusJsonContext.Default.Flow, cancellationToken);
}
