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
    private readonly GlobusHttp _http;
    private readonly Uri _actionUrl;
    private readonly ProviderFacts _facts;
    private readonly ScopeBindings _bindings;
    private readonly string? _givenScope;
    private readonly ProviderRoutes _routes;

    internal ActionProviderClient(
        GlobusHttp http, Uri actionUrl, ProviderFacts facts, ScopeBindings bindings, string? givenScope)
    {
        (_http, _actionUrl, _facts, _bindings, _givenScope) = (http, actionUrl, facts, bindings, givenScope);
        _routes = new ProviderRoutes(http, facts);
    }

    /// <summary>The scope of the token that is sent; null as long as nothing has been sent for which it had to be learnt.</summary>
    public string? Scope => _givenScope ?? _facts.Scope;

    /// <summary>Asks the provider what it is. Without a token first; with one if it insists and the scope is known.</summary>
    public async Task<ActionProvider> IntrospectAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await IntrospectAsync(scope: null, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusServiceException error) when (error.StatusCode == HttpStatusCode.Unauthorized && Scope is not null)
        {
            return await IntrospectAsync(Scope, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts an action. Repeats carry the same <see cref="ActionRequest.RequestId"/>, so it starts once.</summary>
    public async Task<ActionStatus> RunAsync(ActionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var identified = request with { RequestId = request.RequestId ?? Guid.NewGuid().ToString() };
        var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(request.ForcePath))
            return Stamped(await SendAsync(ActionRoute.Run, Start, cancellationToken).ConfigureAwait(false));
        var call = At(HttpMethod.Post, Forced(request.ForcePath!));
        return Stamped(await _http.SendAsync(call, GlobusJsonContext.Default.ActionStatus, cancellationToken).ConfigureAwait(false));

        GlobusRequest Start(HttpMethod method, string path) => At(method, _actionUrl.Below(path));

        GlobusRequest At(HttpMethod method, Uri address) =>
            new GlobusRequest(method, address) { Scope = scope }.WithJson(identified, GlobusJsonContext.Default.ActionRequest);
    }

    /// <summary>Reads how an action stands.</summary>
    public Task<ActionStatus> GetAsync(string actionId, CancellationToken cancellationToken = default) =>
        SendAsync(ActionRoute.Status(actionId), cancellationToken);

    /// <summary>Lists actions; not every provider can.</summary>
    public Pageable<ActionStatus> List(ActionQuery? query = null)
    {
        var address = (query ?? new ActionQuery()).ToQuery().At(_actionUrl, "actions");
        return new(null, async (_, cancellationToken) =>
        {
            var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
            var call = new GlobusRequest(HttpMethod.Get, address) { Scope = scope };
            var type = GlobusJsonContext.Default.PageItemsActionStatus;
            var items = await _http.SendAsync(call, type, cancellationToken).ConfigureAwait(false);
            return Listing.ToPage(items, address, new ListSubject("action"), Stamped);
        });
    }

    /// <summary>Tells an action that is INACTIVE to go on.</summary>
    public Task<ActionStatus> ResumeAsync(string actionId, CancellationToken cancellationToken = default) =>
        SendAsync(ActionRoute.Resume(actionId), cancellationToken);

    /// <summary>Asks for an action to be cancelled, which the provider may do later or not at all; one that is over stays as it is.</summary>
    public async Task<ActionStatus> CancelAsync(string actionId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await SendAsync(ActionRoute.Cancel(actionId), cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusServiceException error) when (error.StatusCode == HttpStatusCode.Conflict)
        {
            return await GetAsync(actionId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Makes the provider forget an action that is over, and gives its last status; null when the answer that held it was
    /// lost on the way.
    /// </summary>
    public async Task<ActionStatus?> ReleaseAsync(string actionId, CancellationToken cancellationToken = default)
    {
        var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
        var route = ActionRoute.Release(actionId);
        var status = await _routes.SendAsync(route, Release, GlobusJsonContext.Default.ActionStatus, cancellationToken).ConfigureAwait(false);
        return status is null ? null : Stamped(status);

        GlobusRequest Release(HttpMethod method, string path) =>
            new(method, _actionUrl.Below(path)) { Scope = scope, DoneIfRepeated = HttpStatusCode.NotFound };
    }

    /// <summary>Reads the log of an action; <see cref="ActionProvider.LogSupported"/> says whether there is one.</summary>
    public Pageable<ActionLogEntry> Log(string actionId, ActionLogQuery? query = null)
    {
        query ??= new ActionLogQuery();
        return new(query.Marker, async (marker, cancellationToken) =>
        {
            var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
            var page = await _routes.SendAsync(
                ActionRoute.Log(actionId),
                (method, path) => new GlobusRequest(method, query.ToQuery(marker).At(_actionUrl, path)) { Scope = scope },
                GlobusJsonContext.Default.ActionLogPage,
                cancellationToken).ConfigureAwait(false);
            var subject = new ListSubject("log entry of the action", actionId);
            var document = page ?? throw AnswerReader.Invalid(_actionUrl, "an empty body");
            return Listing.ToPage(document, _actionUrl, subject, (ActionLogEntry entry) =>
            {
                entry.ActionId = actionId;
                return entry;
            });
        });
    }

    private async Task<ActionProvider> IntrospectAsync(string? scope, CancellationToken cancellationToken)
    {
        var call = new GlobusRequest(HttpMethod.Get, _actionUrl) { Scope = scope };
        var provider = await _http.SendAsync(call, GlobusJsonContext.Default.ActionProvider, cancellationToken).ConfigureAwait(false);
        provider.ActionUrl = _actionUrl;
        return provider;
    }

    private async Task<string> GetScopeAsync(CancellationToken cancellationToken)
    {
        if (Scope is { } known)
            return known;
        try
        {
            var provider = await IntrospectAsync(cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrEmpty(provider.GlobusAuthScope))
                throw new ScopeNotNamedException($"{_actionUrl} does not say which scope it takes.") { ActionUrl = _actionUrl };
            _bindings.Bind(provider.GlobusAuthScope!, _actionUrl);
            return _facts.Scope = provider.GlobusAuthScope!;
        }
        catch (GlobusServiceException error) when (error.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw new ScopeNotNamedException($"{_actionUrl} says which scope it takes only to whom it knows.", error) { ActionUrl = _actionUrl };
        }
    }

    private async Task<ActionStatus> SendAsync(ActionRoute route, CancellationToken cancellationToken)
    {
        var scope = await GetScopeAsync(cancellationToken).ConfigureAwait(false);
        return Stamped(await SendAsync(route, Call, cancellationToken).ConfigureAwait(false));

        GlobusRequest Call(HttpMethod method, string path) => new(method, _actionUrl.Below(path)) { Scope = scope };
    }

    private async Task<ActionStatus> SendAsync(
        ActionRoute route, Func<HttpMethod, string, GlobusRequest> request, CancellationToken cancellationToken) =>
        await _routes.SendAsync(route, request, GlobusJsonContext.Default.ActionStatus, cancellationToken).ConfigureAwait(false)
        ?? throw AnswerReader.Invalid(_actionUrl, "an empty body");

    private Uri Forced(string path)
    {
        var isWhole = Uri.TryCreate(path, UriKind.Absolute, out var whole) && Origin.IsWeb(whole!);
        var address = isWhole ? whole! : new Uri(_actionUrl.Below(""), path.TrimStart('/', '\\'));
        return isWhole || Origin.Of(address) == Origin.Of(_actionUrl)
            ? address
            : throw new ArgumentException($"'{path}' is neither a path below the provider nor an address that begins with https://.");
    }

    private ActionStatus Stamped(ActionStatus status)
    {
        status.ActionUrl = _actionUrl;
        status.ReadOn = _http.Time.GetUtcNow();
        return status;
    }
}
