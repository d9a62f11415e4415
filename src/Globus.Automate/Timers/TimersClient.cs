using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json;
using Globus.Automate.Paging;

namespace Globus.Automate.Timers;

/// <summary>The client of Globus Timers, which starts runs of flows on a schedule.</summary>
public sealed class TimersClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;
    private readonly RunsClient _runs;

    internal TimersClient(GlobusConnection connection, ITokenSource tokens, Uri root, RunsClient runs) =>
        (_connection, _tokens, _root, _runs) = (connection, tokens, root, runs);

    /// <summary>
    /// Creates a timer for a flow. A retry never creates it twice. The token needs the timer scope with the scope of
    /// the flow.
    /// </summary>
    /// <param name="request">The timer.</param>
    /// <param name="flowScope">The scope of the flow; null to look it up once.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StartUncertainException">The service may or may not have created it.</exception>
    public async Task<Timer> CreateAsync(
        FlowTimer request,
        string? flowScope = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        flowScope ??= await _runs.GetScopeAsync(request.FlowId, cancellationToken).ConfigureAwait(false);
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath("v2/timer"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.TimerFor(flowScope), _runs.GetHint(flowScope)),
            RetryPolicy = RetryPolicy.OnlyIfNotProcessed,
            Start = request.Name is null
                ? $"created a timer for the flow {request.FlowId}"
                : $"created the timer '{request.Name}'",
            Body = TimerCreateDocument.Of(request),
        };
        return (await _connection.SendAsync<CreatedTimer>(call, cancellationToken).ConfigureAwait(false)).Timer;
    }

    /// <summary>Gets a timer.</summary>
    public Task<Timer> GetAsync(Guid timerId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync<Timer>(Request(HttpMethod.Get, $"jobs/{timerId}"), cancellationToken);

    /// <summary>Lists all timers of the caller, the oldest first.</summary>
    public Pageable<Timer> List() =>
        _connection.List<TimerPage, Timer>(
            start: null,
            _ => new GlobusRequest(HttpMethod.Get, new Query().Add("order", "submitted_at asc").ToUri(_root, "jobs/"))
            {
                Authorization = new TokenAuthorization(_tokens, GlobusScopes.Timer),
            },
            new ListDescription("timer")
        );

    /// <summary>Renames a timer.</summary>
    public Task<Timer> RenameAsync(Guid timerId, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var call = Request(new HttpMethod("PATCH"), $"jobs/{timerId}", new TimerRename(name));
        return _connection.SendAsync<Timer>(call, cancellationToken);
    }

    /// <summary>Pauses a timer.</summary>
    public Task PauseAsync(Guid timerId, CancellationToken cancellationToken = default) =>
        _connection.SendOrDefaultAsync<JsonMap>(Request(HttpMethod.Post, $"jobs/{timerId}/pause"), cancellationToken);

    /// <summary>Resumes a timer that is inactive.</summary>
    /// <param name="timerId">The timer.</param>
    /// <param name="updateCredentials">Whether the timer uses the token of this request from now on; null to let the
    /// service decide by the reason.</param>
    /// <param name="scope">The scope of the token, with the dependencies that the timer requires; null for the timer
    /// scope.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task ResumeAsync(
        Guid timerId,
        bool? updateCredentials = null,
        string? scope = null,
        CancellationToken cancellationToken = default
    ) =>
        _connection.SendOrDefaultAsync<JsonMap>(
            Request(HttpMethod.Post, $"jobs/{timerId}/resume", new TimerResume(updateCredentials), scope),
            cancellationToken
        );

    /// <summary>Deletes a timer and returns it; null if the response with the timer was lost.</summary>
    public Task<Timer?> DeleteAsync(Guid timerId, CancellationToken cancellationToken = default) =>
        _connection.SendOrDefaultAsync<Timer>(Request(HttpMethod.Delete, $"jobs/{timerId}"), cancellationToken);

    private GlobusRequest Request(HttpMethod method, string path, object? body = null, string? scope = null) =>
        new(method, _root.AppendPath(path))
        {
            Authorization = new TokenAuthorization(_tokens, scope ?? GlobusScopes.Timer),
            AlreadyDoneStatus = method == HttpMethod.Delete ? HttpStatusCode.NotFound : null,
            Body = body,
        };
}
