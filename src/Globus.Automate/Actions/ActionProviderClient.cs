using System.Net;
using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// One action provider, spoken to as <see href="https://action-provider-tools.readthedocs.io/">the action provider
/// interface</see> says. Its token has the scope that the caller gives; else the one that the provider itself names,
/// which is then bound to the provider's origin.
/// </summary>
public sealed class ActionProviderClient
{
    private readonly GlobusConnection _http;
    private readonly Uri _actionUrl;
    private readonly ProviderMetadata _facts;
    private readonly ScopeBindings _bindings;
    private readonly string? _givenScope;
    private readonly ProviderRoutes _routes;

    internal ActionProviderClient(
        GlobusConnection http,
        Uri actionUrl,
        ProviderMetadata facts,
        ScopeBindings bindings,
        string? givenScope
    )
    {
        (_http, _actionUrl, _facts, _bindings, _givenScope) = (http, actionUrl, facts, bindings, givenScope);
        _routes = new ProviderRoutes(http, facts);
    }

    /// <summary>
    /// The scope of the token that is sent; null as long as nothing has been sent for which it had to be learnt.
    /// </summary>
    public string? Scope => _givenScope ?? _facts.Scope;

    /// <summary>
    /// Asks the provider what it is. Without a token first; with one if it insists and the scope is known.
    /// </summary>
    public async Task<ActionProvider> IntrospectAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await IntrospectAsync(scope: null, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusServiceException exception)
            when (exception.StatusCode == HttpStatusCode.Unauthorized && Scope is not null)
        {
            return await IntrospectAsync(Scope, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Starts an action. Retries carry the same <see cref="ActionRequest.RequestId"/>, so it starts once. At the
    /// address of a flow it starts a run, which knows no such id and is not retried.
    /// </summary>
    /// <exception cref="StartUncertainException">The response was lost or cannot be read.</exception>
    public async Task<ActionStatus> RunAsync(ActionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var identified = request with { RequestId = request.RequestId ?? Guid.NewGuid().ToString() };
        var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(request.ForcePath))
        {
            return SetReadTime(
                await _routes
                    .SendAsync(ActionRoute.Run, Start, GlobusJsonContext.Default.ActionStatus, cancellationToken)
                    .ConfigureAwait(false)
            );
        }

        var call = StartAt(HttpMethod.Post, Forced(request.ForcePath!), scope, identified);
        return SetReadTime(
            await _http.SendAsync(call, GlobusJsonContext.Default.ActionStatus, cancellationToken).ConfigureAwait(false)
        );

        GlobusRequest Start(HttpMethod method, string path) =>
            StartAt(method, _actionUrl.AppendPath(path), scope, identified);
    }

    /// <summary>Reads how an action stands.</summary>
    public async Task<ActionStatus> GetAsync(string actionId, CancellationToken cancellationToken = default)
    {
        var request = await CallAsync(cancellationToken).ConfigureAwait(false);
        return SetReadTime(
            await _routes
                .SendAsync(
                    ActionRoute.Status(actionId),
                    request,
                    GlobusJsonContext.Default.ActionStatus,
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Lists actions; not every provider can.</summary>
    public Pageable<ActionStatus> List(ActionQuery? query = null)
    {
        var address = (query ?? new ActionQuery()).ToQuery().ToUri(_actionUrl, "actions");
        return new(null, async (_, cancellationToken) =>
        {
            var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
            var call = new GlobusRequest(HttpMethod.Get, address) { Scope = scope };
            var type = GlobusJsonContext.Default.PageItemsActionStatus;
            var items = await SupportedAsync(
                    "listing actions",
                    null,
                    () => _http.SendAsync(call, type, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return PageableExtensions.ToPage(items, address, new ListDescription("action"), SetReadTime);
        });
    }

    /// <summary>Tells an action that is INACTIVE to go on.</summary>
    /// <exception cref="OperationNotSupportedException">The provider does not resume actions.</exception>
    public Task<ActionStatus> ResumeAsync(string actionId, CancellationToken cancellationToken = default) =>
        ChangeAsync(ActionRoute.Resume(actionId), "resuming actions", actionId, cancellationToken);

    /// <summary>
    /// Asks for an action to be cancelled, which the provider may do later or not at all; one that is over stays as it
    /// is.
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
    /// Makes the provider forget an action that is over, and gives its last status; null when the answer that held it
    /// was lost on the way.
    /// </summary>
    public async Task<ActionStatus?> ReleaseAsync(string actionId, CancellationToken cancellationToken = default)
    {
        var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
        var route = ActionRoute.Release(actionId);
        var status = await SupportedAsync(
                "releasing actions",
                actionId,
                () => _routes.SendOnceAsync(route, Release, GlobusJsonContext.Default.ActionStatus, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return status is null ? null : SetReadTime(status);

        GlobusRequest Release(HttpMethod method, string path) =>
            new(method, _actionUrl.AppendPath(path)) { Scope = scope, AlreadyDoneStatus = HttpStatusCode.NotFound };
    }

    /// <summary>
    /// Reads the log of an action; <see cref="ActionProvider.LogSupported"/> says whether there is one.
    /// </summary>
    public Pageable<ActionLogEntry> Log(string actionId, ActionLogQuery? query = null)
    {
        query ??= new ActionLogQuery();
        return new(query.Marker, async (marker, cancellationToken) =>
        {
            var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
            var page = await SupportedAsync(
                    "logs",
                    actionId,
                    () =>
                        _routes.SendAsync(
                            ActionRoute.Log(actionId),
                            Call,
                            GlobusJsonContext.Default.ActionLogPage,
                            cancellationToken
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var subject = new ListDescription("log entry of the action", actionId);
            return PageableExtensions.ToPage(page, _actionUrl, subject, (ActionLogEntry entry) =>
            {
                entry.ActionId = actionId;
                return entry;
            });

            GlobusRequest Call(HttpMethod method, string path) =>
                new(method, query.ToQuery(marker).ToUri(_actionUrl, path)) { Scope = scope };
        });
    }

    private async Task<ActionProvider> IntrospectAsync(string? scope, CancellationToken cancellationToken)
    {
        var call = new GlobusRequest(HttpMethod.Get, _actionUrl) { Scope = scope };
        var provider = await _http
            .SendAsync(call, GlobusJsonContext.Default.ActionProvider, cancellationToken)
            .ConfigureAwait(false);
        provider.ActionUrl = _actionUrl;
        return provider;
    }

    private async Task<string> GetScopeAsync(CancellationToken cancellationToken)
    {
        if (Scope is { } known)
        {
            return known;
        }

        try
        {
            var provider = await IntrospectAsync(cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrEmpty(provider.GlobusAuthScope))
            {
                throw new ScopeNotNamedException($"{_actionUrl} does not say which scope it takes.")
                {
                    ActionUrl = _actionUrl,
                };
            }

            _bindings.Bind(provider.GlobusAuthScope!, _actionUrl);
            return _facts.Scope = provider.GlobusAuthScope!;
        }
        catch (GlobusServiceException exception) when (exception.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw new ScopeNotNamedException(
                $"{_actionUrl} says which scope it takes only to whom it knows.",
                exception
            )
            {
                ActionUrl = _actionUrl,
            };
        }
    }

    private GlobusRequest StartAt(HttpMethod method, Uri address, string scope, ActionRequest request)
    {
        var isRun = FlowAddress.Includes(address, _http.FlowsAddress);
        var what = isRun ? "a run" : "an action";
        var key = isRun ? "" : $" (request id {request.RequestId})";
        var call = new GlobusRequest(method, address)
        {
            Scope = scope,
            RetryPolicy = isRun ? RetryPolicy.OnlyIfNotProcessed : RetryPolicy.Always,
            Start = $"started {(request.Label is null ? what : $"'{request.Label}'")} at {_actionUrl}{key}",
            RequestId = isRun ? null : request.RequestId,
        };
        return call.WithJson(request, GlobusJsonContext.Default.ActionRequest);
    }

    private async Task<ActionStatus> ChangeAsync(
        ActionRoute route,
        string operation,
        string actionId,
        CancellationToken cancellationToken
    )
    {
        var request = await CallAsync(cancellationToken).ConfigureAwait(false);
        return SetReadTime(
            await SupportedAsync(
                    operation,
                    actionId,
                    () => _routes.SendAsync(route, request, GlobusJsonContext.Default.ActionStatus, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    private async Task<Func<HttpMethod, string, GlobusRequest>> CallAsync(CancellationToken cancellationToken)
    {
        var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
        return (method, path) => new GlobusRequest(method, _actionUrl.AppendPath(path)) { Scope = scope };
    }

    // A web framework reports an unknown route as it reports an unknown action. If the provider knows the action, it
    // was the route.
    private async Task<T> SupportedAsync<T>(
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
        catch (GlobusServiceException ex)
            when (ex.StatusCode == HttpStatusCode.NotImplemented || ProviderRoutes.MayBeUnknownRoute(ex))
        {
            var isKnown =
                ex.StatusCode != HttpStatusCode.NotFound
                || actionId is null
                || await ExistsAsync(actionId, cancellationToken).ConfigureAwait(false);
            if (!isKnown)
            {
                throw;
            }

            throw new OperationNotSupportedException($"The provider {_actionUrl} does not support {operation}.", ex)
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

    private Uri Forced(string path)
    {
        var isWhole = Uri.TryCreate(path, UriKind.Absolute, out var whole) && Origin.IsHttp(whole!);
        var address = isWhole ? whole! : new Uri(_actionUrl.AppendPath(""), path.TrimStart('/', '\\'));
        return isWhole || Origin.Of(address) == Origin.Of(_actionUrl)
            ? address
            : throw new ArgumentException(
                $"'{path}' is neither a path below the provider nor an address that begins with https://."
            );
    }

    private ActionStatus SetReadTime(ActionStatus status)
    {
        status.ActionUrl = _actionUrl;
        status.ReadOn = _http.Time.GetUtcNow();
        return status;
    }
}
