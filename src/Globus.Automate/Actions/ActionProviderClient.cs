using System.Net;
using Globus.Automate.Environments;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Actions;

/// <summary>
/// The client of one action provider (<see href="https://action-provider-tools.readthedocs.io/">interface</see>). Its
/// token has the scope that the caller specifies; otherwise the scope that the provider publishes, which is then bound
/// to the origin of the provider.
/// </summary>
public sealed class ActionProviderClient
{
    private readonly GlobusConnection _connection;
    private readonly Uri _actionUrl;
    private readonly ProviderScope _scope;
    private readonly ProviderRoutes _routes;
    private readonly Uri _flowsAddress;

    internal ActionProviderClient(
        GlobusConnection connection,
        Uri actionUrl,
        ProviderScope scope,
        ProviderRoutes routes,
        Uri flowsAddress
    ) =>
        (_connection, _actionUrl, _scope, _routes, _flowsAddress) = (
            connection,
            actionUrl,
            scope,
            routes,
            flowsAddress
        );

    /// <summary>The scope of the token; null until the first request that looked it up.</summary>
    public string? Scope => _scope.Known;

    /// <summary>
    /// Introspects the provider: without a token, or with one if the provider requires it and the scope is known.
    /// </summary>
    public Task<ActionProvider> IntrospectAsync(CancellationToken cancellationToken = default) =>
        _scope.IntrospectAsync(cancellationToken);

    /// <summary>
    /// Starts an action. Retries have the same <see cref="ActionRequest.RequestId"/>, so the action starts once. At the
    /// address of a flow this starts a run, which does not support such an id and is not retried.
    /// </summary>
    /// <exception cref="StartUncertainException">The response was lost or is unreadable.</exception>
    public async Task<ActionStatus> RunAsync(ActionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var identified = request with { RequestId = request.RequestId ?? Guid.NewGuid().ToString() };
        var scope = await _scope.GetAsync(cancellationToken).ConfigureAwait(false);
        var status = string.IsNullOrEmpty(request.ForcePath)
            ? await _routes.SendAsync<ActionStatus>(ActionRoute.Run, Start, cancellationToken).ConfigureAwait(false)
            : await _connection.SendAsync<ActionStatus>(ForcedStart(), cancellationToken).ConfigureAwait(false);
        return SetReadTime(status);

        GlobusRequest Start(HttpMethod method, string path) =>
            CreateStart(method, _actionUrl.AppendPath(path), scope, identified);

        GlobusRequest ForcedStart() =>
            CreateStart(HttpMethod.Post, ResolveForcePath(request.ForcePath!), scope, identified);
    }

    /// <summary>Gets an action.</summary>
    public async Task<ActionStatus> GetAsync(string actionId, CancellationToken cancellationToken = default)
    {
        var request = await CreateFactoryAsync(cancellationToken).ConfigureAwait(false);
        var route = ActionRoute.Status(actionId);
        return SetReadTime(
            await _routes.SendAsync<ActionStatus>(route, request, cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>Lists actions. Not every provider supports this.</summary>
    public Pageable<ActionStatus> List(ActionQuery? query = null)
    {
        var address = (query ?? new ActionQuery()).ToQuery().ToUri(_actionUrl, "actions");
        return new(null, async (_, cancellationToken) =>
        {
            var scope = await _scope.GetAsync(cancellationToken).ConfigureAwait(false);
            var items = await EnsureSupportedAsync("listing actions", null, SendAsync, cancellationToken)
                .ConfigureAwait(false);
            return PageableExtensions.ToPage(items, address, new ListDescription("action"), SetReadTime);

            Task<PageItems<ActionStatus>> SendAsync()
            {
                var request = new GlobusRequest(HttpMethod.Get, address) { Authorization = _scope.Authorize(scope) };
                return _connection.SendAsync<PageItems<ActionStatus>>(request, cancellationToken);
            }
        });
    }

    /// <summary>Resumes an action that is INACTIVE.</summary>
    /// <exception cref="OperationNotSupportedException">The provider does not resume actions.</exception>
    public Task<ActionStatus> ResumeAsync(string actionId, CancellationToken cancellationToken = default) =>
        ChangeAsync(ActionRoute.Resume(actionId), "resuming actions", actionId, cancellationToken);

    /// <summary>
    /// Requests the cancellation of an action. The provider may cancel later or not at all; an action that has ended is
    /// unchanged.
    /// </summary>
    public async Task<ActionStatus> CancelAsync(string actionId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ChangeAsync(ActionRoute.Cancel(actionId), "cancelling actions", actionId, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (GlobusServiceException exception) when (exception.StatusCode == HttpStatusCode.Conflict)
        {
            return await GetAsync(actionId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Releases an action that has ended and returns its last status; null if the response with the status was lost.
    /// </summary>
    public async Task<ActionStatus?> ReleaseAsync(string actionId, CancellationToken cancellationToken = default)
    {
        var scope = await _scope.GetAsync(cancellationToken).ConfigureAwait(false);
        var status = await EnsureSupportedAsync("releasing actions", actionId, SendAsync, cancellationToken)
            .ConfigureAwait(false);
        return status is null ? null : SetReadTime(status);

        Task<ActionStatus?> SendAsync() =>
            _routes.SendOrDefaultAsync<ActionStatus>(ActionRoute.Release(actionId), Release, cancellationToken);

        GlobusRequest Release(HttpMethod method, string path) =>
            new(method, _actionUrl.AppendPath(path))
            {
                Authorization = _scope.Authorize(scope),
                AlreadyDoneStatus = HttpStatusCode.NotFound,
            };
    }

    /// <summary>Lists the log of an action; see <see cref="ActionProvider.LogSupported"/>.</summary>
    public Pageable<ActionLogEntry> Log(string actionId, ActionLogQuery? query = null)
    {
        query ??= new ActionLogQuery();
        return new(query.Marker, async (marker, cancellationToken) =>
        {
            var scope = await _scope.GetAsync(cancellationToken).ConfigureAwait(false);
            var page = await EnsureSupportedAsync("logs", actionId, SendAsync, cancellationToken).ConfigureAwait(false);
            var description = new ListDescription("log entry of the action", actionId);
            return PageableExtensions.ToPage(page, _actionUrl, description, (ActionLogEntry entry) =>
            {
                entry.ActionId = actionId;
                return entry;
            });

            Task<ActionLogPage> SendAsync() =>
                _routes.SendAsync<ActionLogPage>(ActionRoute.Log(actionId), Read, cancellationToken);

            GlobusRequest Read(HttpMethod method, string path) =>
                new(method, query.ToQuery(marker).ToUri(_actionUrl, path)) { Authorization = _scope.Authorize(scope) };
        });
    }

    private GlobusRequest CreateStart(HttpMethod method, Uri address, string scope, ActionRequest request)
    {
        var isRun = FlowAddress.Includes(address, _flowsAddress);
        var what = isRun ? "a run" : "an action";
        var key = isRun ? "" : $" (request id {request.RequestId})";
        return new GlobusRequest(method, address)
        {
            Authorization = _scope.Authorize(scope),
            RetryPolicy = isRun ? RetryPolicy.OnlyIfNotProcessed : RetryPolicy.Always,
            Start = $"started {(request.Label is null ? what : $"'{request.Label}'")} at {_actionUrl}{key}",
            RequestId = isRun ? null : request.RequestId,
            Body = request,
        };
    }

    private async Task<ActionStatus> ChangeAsync(
        ActionRoute route,
        string operation,
        string actionId,
        CancellationToken cancellationToken
    )
    {
        var request = await CreateFactoryAsync(cancellationToken).ConfigureAwait(false);
        return SetReadTime(
            await EnsureSupportedAsync(operation, actionId, SendAsync, cancellationToken).ConfigureAwait(false)
        );

        Task<ActionStatus> SendAsync() => _routes.SendAsync<ActionStatus>(route, request, cancellationToken);
    }

    private async Task<Func<HttpMethod, string, GlobusRequest>> CreateFactoryAsync(CancellationToken cancellationToken)
    {
        var scope = await _scope.GetAsync(cancellationToken).ConfigureAwait(false);
        return (method, path) =>
            new GlobusRequest(method, _actionUrl.AppendPath(path)) { Authorization = _scope.Authorize(scope) };
    }

    // A web framework reports an unknown route in the same way as an unknown action. If the provider knows the action,
    // the route is unknown.
    private async Task<T> EnsureSupportedAsync<T>(
        string operation,
        string? actionId,
        Func<Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (GlobusServiceException exception)
            when (exception.StatusCode == HttpStatusCode.NotImplemented || ProviderRoutes.MayBeUnknownRoute(exception))
        {
            var isKnown =
                exception.StatusCode != HttpStatusCode.NotFound
                || actionId is null
                || await ExistsAsync(actionId, cancellationToken).ConfigureAwait(false);
            if (!isKnown)
            {
                throw;
            }

            throw new OperationNotSupportedException(
                $"The provider {_actionUrl} does not support {operation}.",
                exception
            )
            {
                ActionUrl = _actionUrl,
            };
        }
    }

    private async Task<bool> ExistsAsync(string actionId, CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync(actionId, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (GlobusException)
        {
            return false;
        }
    }

    private Uri ResolveForcePath(string path)
    {
        var isAbsolute = Uri.TryCreate(path, UriKind.Absolute, out var absolute) && Origin.IsHttp(absolute!);
        var address = isAbsolute ? absolute! : new Uri(_actionUrl.AppendPath(""), path.TrimStart('/', '\\'));
        return isAbsolute || Origin.Of(address) == Origin.Of(_actionUrl)
            ? address
            : throw new ArgumentException(
                $"'{path}' is neither a path below the provider's address nor an https:// address."
            );
    }

    private ActionStatus SetReadTime(ActionStatus status)
    {
        status.ActionUrl = _actionUrl;
        status.ReadOn = _connection.Time.GetUtcNow();
        return status;
    }
}
