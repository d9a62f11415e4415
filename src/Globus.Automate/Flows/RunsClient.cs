using System.Collections.Concurrent;
using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>The runs of the <see href="https://flows.globus.org/redoc">Flows service</see>.</summary>
public sealed class RunsClient
{
    private readonly GlobusHttp _http;
    private readonly Uri _root;
    private readonly FlowsClient _flows;
    private readonly ConcurrentDictionary<Guid, string> _scopes = new();

    internal RunsClient(GlobusHttp http, Uri root, FlowsClient flows) => (_http, _root, _flows) = (http, root, flows);

    /// <summary>The scope of a flow's own token, which starts and resumes its runs; looked up once.</summary>
    public async Task<string> GetScopeAsync(Guid flowId, CancellationToken cancellationToken = default)
    {
        if (_scopes.TryGetValue(flowId, out var known))
            return known;
        var flow = await _flows.GetAsync(flowId, cancellationToken).ConfigureAwait(false);
        return _scopes[flowId] = flow.GlobusAuthScope ?? GlobusScopes.FlowUser(flowId);
    }

    /// <summary>Starts a run of a flow. It is never started twice by a repeated request.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="request">The input, and what to call the run.</param>
    /// <param name="flowScope">The flow's own scope; looked up once when null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartUncertainException">Whether it was started is not known.</exception>
    public async Task<Run> StartAsync(
        Guid flowId, RunRequest request, string? flowScope = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Post, _root.Below($"flows/{flowId}/run"))
        {
            Scope = flowScope ?? await GetScopeAsync(flowId, cancellationToken).ConfigureAwait(false),
            Repeat = Repeat.OnlyIfNotTaken,
        };
        return await SendAsync(call.WithJson(request, GlobusJsonContext.Default.RunRequest), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets the service check the input of a run without starting it.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="request">The input.</param>
    /// <param name="flowScope">The flow's own scope; looked up once when null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the service says to a run that it would start.</returns>
    /// <exception cref="GlobusServiceException">400: the input is not valid; <c>Details</c> say where and why.</exception>
    public async Task<string> ValidateStartAsync(
        Guid flowId, RunRequest request, string? flowScope = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Post, _root.Below($"flows/{flowId}/validate_run"))
        {
            Scope = flowScope ?? await GetScopeAsync(flowId, cancellationToken).ConfigureAwait(false),
        };
        call.WithJson(request, GlobusJsonContext.Default.RunRequest);
        var answer = await _http.SendAsync(call, GlobusJsonContext.Default.JsonMap, cancellationToken).ConfigureAwait(false);
        return answer.Find("message") as string ?? answer.ToString();
    }

    /// <summary>Reads a run.</summary>
    public Task<Run> GetAsync(Guid runId, RunInclude include = RunInclude.None, CancellationToken cancellationToken = default)
    {
        var wantsFlow = include.HasFlag(RunInclude.FlowDescription);
        var query = new Query().Add("include_flow_description", wantsFlow ? "true" : null);
        return SendAsync(Get(query.At(_root, $"runs/{runId}")), cancellationToken);
    }

    /// <summary>Lists runs; without roles, the service lists those that the caller owns.</summary>
    public Pageable<Run> List(RunQuery? query = null)
    {
        query ??= new RunQuery();
        return _http.List<RunPage, Run>(
            query.Marker,
            marker => Get(query.ToQuery(marker).At(_root, "runs")),
            GlobusJsonContext.Default.RunPage,
            new ListSubject("run"),
            Stamped);
    }

    /// <summary>Reads the log of a run.</summary>
    public Pageable<RunLogEntry> Log(Guid runId, RunLogQuery? query = null)
    {
        query ??= new RunLogQuery();
        return _http.List(
            query.Marker,
            marker => Get(query.ToQuery(marker).At(_root, $"runs/{runId}/log")),
            GlobusJsonContext.Default.RunLogPage,
            new ListSubject("log entry of the run", runId.ToString()),
            (RunLogEntry entry) =>
            {
                entry.RunId = runId;
                return entry;
            });
    }

    /// <summary>Reads what a run runs: definition and schema as they were when it was started.</summary>
    public async Task<RunDefinition> GetDefinitionAsync(Guid runId, CancellationToken cancellationToken = default)
    {
        var call = Get(_root.Below($"runs/{runId}/definition"));
        var definition = await _http.SendAsync(call, GlobusJsonContext.Default.RunDefinition, cancellationToken).ConfigureAwait(false);
        definition.RunId = runId;
        return definition;
    }

    /// <summary>Changes label, tags or roles of a run.</summary>
    public Task<Run> UpdateAsync(Guid runId, RunUpdateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new GlobusRequest(HttpMethod.Put, _root.Below($"runs/{runId}")) { Scope = GlobusScopes.FlowsAll };
        return SendAsync(call.WithJson(request, GlobusJsonContext.Default.RunUpdateRequest), cancellationToken);
    }

    /// <summary>Cancels a run, which ends it as FAILED.</summary>
    public async Task<Run> CancelAsync(Guid runId, CancellationToken cancellationToken = default) =>
        await SendOnceAsync(Post($"runs/{runId}/cancel", HttpStatusCode.Conflict), cancellationToken).ConfigureAwait(false)
        ?? await GetAsync(runId, RunInclude.None, cancellationToken).ConfigureAwait(false);

    /// <summary>Tells a run that is INACTIVE to go on. This takes a token for the flow's own scope.</summary>
    public Task<Run> ResumeAsync(Guid runId, string flowScope, CancellationToken cancellationToken = default) =>
        SendAsync(new GlobusRequest(HttpMethod.Post, _root.Below($"runs/{runId}/resume")) { Scope = flowScope }, cancellationToken);

    /// <summary>Deletes the record of a run that is over, and gives it; null when the answer that held it was lost on the way.</summary>
    public Task<Run?> ReleaseAsync(Guid runId, CancellationToken cancellationToken = default) =>
        SendOnceAsync(Post($"runs/{runId}/release", HttpStatusCode.NotFound), cancellationToken);

    /// <summary>Changes many runs in one request; the service carries it out after it has answered.</summary>
    /// <returns>What the service says to it; empty when it says nothing.</returns>
    public async Task<Json.JsonMap> UpdateManyAsync(RunBatchUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        var call = new GlobusRequest(HttpMethod.Post, _root.Below("batch/runs")) { Scope = GlobusScopes.FlowsAll };
        call.WithJson(RunBatchDocument.Of(update), GlobusJsonContext.Default.RunBatchDocument);
        return await _http.SendOnceAsync(call, GlobusJsonContext.Default.JsonMap, cancellationToken).ConfigureAwait(false) ?? [];
    }

    private static GlobusRequest Get(Uri address) => new(HttpMethod.Get, address) { Scope = GlobusScopes.FlowsAll };

    private GlobusRequest Post(string path, HttpStatusCode doneIfRepeated) => new(HttpMethod.Post, _root.Below(path))
    {
        Scope = GlobusScopes.FlowsAll,
        DoneIfRepeated = doneIfRepeated,
    };

    private async Task<Run> SendAsync(GlobusRequest request, CancellationToken cancellationToken) =>
        Stamped(await _http.SendAsync(request, GlobusJsonContext.Default.Run, cancellationToken).ConfigureAwait(false));

    private async Task<Run?> SendOnceAsync(GlobusRequest request, CancellationToken cancellationToken) =>
        await _http.SendOnceAsync(request, GlobusJsonContext.Default.Run, cancellationToken).ConfigureAwait(false) is { } run
            ? Stamped(run)
            : null;

    private Run Stamped(Run run)
    {
        run.ReadOn = _http.Time.GetUtcNow();
        return run;
    }
}
