using System.Collections.Concurrent;
using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>The client of runs in the <see href="https://flows.globus.org/redoc">Flows service</see>.</summary>
public sealed class RunsClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;
    private readonly FlowsClient _flows;
    private readonly ConcurrentDictionary<Guid, FlowStartScope> _access = new();
    private readonly ConcurrentDictionary<string, SignInHint> _hints = new(StringComparer.Ordinal);

    internal RunsClient(GlobusConnection connection, ITokenSource tokens, Uri root, FlowsClient flows) =>
        (_connection, _tokens, _root, _flows) = (connection, tokens, root, flows);

    /// <summary>
    /// Returns the scope of a flow, which starts and resumes its runs. The flow id determines it; the flow is also
    /// looked up once if a token is available.
    /// </summary>
    public async Task<string> GetScopeAsync(Guid flowId, CancellationToken cancellationToken = default) =>
        (await GetAccessAsync(flowId, null, cancellationToken).ConfigureAwait(false)).Scope;

    /// <summary>
    /// Remembers the authentication policy of a flow, so that a sign-in for its scope meets the policy.
    /// </summary>
    public void Remember(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var access = FlowStartScope.Of(flow);
        _hints[access.Scope] = access.Hint;
    }

    /// <summary>Starts a run of a flow. A retry never starts it twice.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="request">The input and the label of the run.</param>
    /// <param name="flowScope">The scope of the flow; null to look it up once.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StartUncertainException">The service may or may not have started the run.</exception>
    public async Task<Run> StartAsync(
        Guid flowId,
        RunRequest request,
        string? flowScope = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var access = await GetAccessAsync(flowId, flowScope, cancellationToken).ConfigureAwait(false);
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath($"flows/{flowId}/run"))
        {
            Authorization = new TokenAuthorization(_tokens, access.Scope, access.Hint),
            RetryPolicy = RetryPolicy.OnlyIfNotProcessed,
            Start = request.Label is null
                ? $"started a run of the flow {flowId}"
                : $"started the run '{request.Label}' of the flow {flowId}",
            Body = request,
        };
        return await SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Validates the input of a run on the service without starting it.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="request">The input.</param>
    /// <param name="flowScope">The scope of the flow; null to look it up once.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The message of the service about a valid input.</returns>
    /// <exception cref="GlobusServiceException">400: the input is not valid; see <c>Details</c>.</exception>
    public async Task<string> ValidateStartAsync(
        Guid flowId,
        RunRequest request,
        string? flowScope = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var access = await GetAccessAsync(flowId, flowScope, cancellationToken).ConfigureAwait(false);
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath($"flows/{flowId}/validate_run"))
        {
            Authorization = new TokenAuthorization(_tokens, access.Scope, access.Hint),
            Body = request,
        };
        var response = await _connection.SendAsync<JsonMap>(call, cancellationToken).ConfigureAwait(false);
        return response.Find("message") as string ?? response.ToString();
    }

    /// <summary>Gets a run.</summary>
    public Task<Run> GetAsync(
        Guid runId,
        RunInclude include = RunInclude.None,
        CancellationToken cancellationToken = default
    )
    {
        var wantsFlow = include.HasFlag(RunInclude.FlowDescription);
        var query = new Query().Add("include_flow_description", wantsFlow ? "true" : null);
        return SendAsync(Get(query.ToUri(_root, $"runs/{runId}")), cancellationToken);
    }

    /// <summary>Lists runs. Without roles, the service lists the runs that the caller owns.</summary>
    public Pageable<Run> List(RunQuery? query = null)
    {
        query ??= new RunQuery();
        return _connection.List<RunPage, Run>(
            query.Marker,
            marker => Get(query.ToQuery(marker).ToUri(_root, "runs")),
            new ListDescription("run"),
            SetReadTime
        );
    }

    /// <summary>Lists the log of a run.</summary>
    public Pageable<RunLogEntry> Log(Guid runId, RunLogQuery? query = null)
    {
        query ??= new RunLogQuery();
        return _connection.List<RunLogPage, RunLogEntry>(
            query.Marker,
            marker => Get(query.ToQuery(marker).ToUri(_root, $"runs/{runId}/log")),
            new ListDescription("log entry of the run", runId.ToString()),
            entry =>
            {
                entry.RunId = runId;
                return entry;
            }
        );
    }

    /// <summary>Gets the definition and the input schema with which a run was started.</summary>
    public async Task<RunDefinition> GetDefinitionAsync(Guid runId, CancellationToken cancellationToken = default)
    {
        var call = Get(_root.AppendPath($"runs/{runId}/definition"));
        var definition = await _connection.SendAsync<RunDefinition>(call, cancellationToken).ConfigureAwait(false);
        definition.RunId = runId;
        return definition;
    }

    /// <summary>Changes the label, tags or roles of a run.</summary>
    public Task<Run> UpdateAsync(Guid runId, RunUpdateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Put, _root.AppendPath($"runs/{runId}"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            Body = request,
        };
        return SendAsync(call, cancellationToken);
    }

    /// <summary>Cancels a run, which then ends as FAILED.</summary>
    public async Task<Run> CancelAsync(Guid runId, CancellationToken cancellationToken = default) =>
        await SendOrDefaultAsync(Post($"runs/{runId}/cancel", HttpStatusCode.Conflict), cancellationToken)
            .ConfigureAwait(false)
        ?? await GetAsync(runId, RunInclude.None, cancellationToken).ConfigureAwait(false);

    /// <summary>Resumes an INACTIVE run. This requires a token with the scope of the flow.</summary>
    public Task<Run> ResumeAsync(Guid runId, string flowScope, CancellationToken cancellationToken = default) =>
        SendAsync(
            new GlobusRequest(HttpMethod.Post, _root.AppendPath($"runs/{runId}/resume"))
            {
                Authorization = new TokenAuthorization(_tokens, flowScope, GetHint(flowScope)),
            },
            cancellationToken
        );

    /// <summary>Releases a run that has ended and returns it; null if the response with the run was lost.</summary>
    public Task<Run?> ReleaseAsync(Guid runId, CancellationToken cancellationToken = default) =>
        SendOrDefaultAsync(Post($"runs/{runId}/release", HttpStatusCode.NotFound), cancellationToken);

    /// <summary>Changes many runs in one request, which the service processes after its response.</summary>
    /// <returns>The response of the service; empty when it has no body.</returns>
    public async Task<JsonMap> UpdateManyAsync(RunBatchUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath("batch/runs"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            Body = RunBatchDocument.Of(update),
        };
        return await _connection.SendOrDefaultAsync<JsonMap>(call, cancellationToken).ConfigureAwait(false) ?? [];
    }

    private async Task<FlowStartScope> GetAccessAsync(
        Guid flowId,
        string? givenScope,
        CancellationToken cancellationToken
    )
    {
        if (givenScope is not null)
        {
            return new FlowStartScope(givenScope, GetHint(givenScope));
        }

        return _access.TryGetValue(flowId, out var known)
            ? known
            : await LookUpAsync(flowId, cancellationToken).ConfigureAwait(false);
    }

    // The service may hide a flow from a caller who may start it. The start then reports the missing requirement.
    private async Task<FlowStartScope> LookUpAsync(Guid flowId, CancellationToken cancellationToken)
    {
        var scope = GlobusScopes.FlowUser(flowId);
        try
        {
            var hint = SignInHint.ForScopes(scope);
            var flow = await _flows.GetAsync(flowId, hint, cancellationToken).ConfigureAwait(false);
            Remember(flow);
            return _access[flowId] = FlowStartScope.Of(flow);
        }
        catch (TokenUnavailableException exception)
            when (exception.Reason is not (TokenUnavailableReason.Refused or TokenUnavailableReason.SignedInElsewhere))
        {
            return new FlowStartScope(scope, SignInHint.None);
        }
        catch (GlobusServiceException exception)
            when (exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            var isOwn = exception.Requirement?.IsWithin(GlobusScopes.FlowsAll) == true;
            return new FlowStartScope(scope, SignInHint.For(isOwn ? exception.Requirement : null));
        }
    }

    internal SignInHint GetHint(string scope) => _hints.TryGetValue(scope, out var hint) ? hint : SignInHint.None;

    private GlobusRequest Get(Uri address) =>
        new(HttpMethod.Get, address) { Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll) };

    private GlobusRequest Post(string path, HttpStatusCode alreadyDoneStatus) =>
        new(HttpMethod.Post, _root.AppendPath(path))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            AlreadyDoneStatus = alreadyDoneStatus,
        };

    private async Task<Run> SendAsync(GlobusRequest request, CancellationToken cancellationToken) =>
        SetReadTime(await _connection.SendAsync<Run>(request, cancellationToken).ConfigureAwait(false));

    private async Task<Run?> SendOrDefaultAsync(GlobusRequest request, CancellationToken cancellationToken) =>
        await _connection.SendOrDefaultAsync<Run>(request, cancellationToken).ConfigureAwait(false) is { } run
            ? SetReadTime(run)
            : null;

    private Run SetReadTime(Run run)
    {
        run.ReadOn = _connection.Time.GetUtcNow();
        return run;
    }
}
