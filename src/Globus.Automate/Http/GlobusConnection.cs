using System.Text.Json.Serialization.Metadata;
using Globus.Automate.Auth;

namespace Globus.Automate.Http;

/// <summary>
/// The one way to the network: sends a request through the handlers, and reads its answer or its error.
/// </summary>
internal sealed class GlobusConnection : IDisposable
{
    private static readonly string UserAgent =
        $"Globus.Automate/{typeof(GlobusConnection).Assembly.GetName().Version!.ToString(3)}";

    private readonly HttpClient _client;
    private readonly AuthorizationHandler _authorization;
    private readonly GlobusClientOptions _options;
    private volatile bool _isClosed;

    public GlobusConnection(GlobusClientOptions options)
    {
        _options = options;
        _authorization = BuildHandlers(options);
        _client = new HttpClient(new RetryHandler(options, _authorization)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
    }

    // A collected client must not keep its sockets. Closing them takes locks, for which the finalizer must not wait.
    ~GlobusConnection()
    {
        if (_options?.InnerHandler is null && _client is { } client)
        {
            ThreadPool.QueueUserWorkItem(_ => client.Dispose());
        }
    }

    public TimeProvider Time => _options.TimeProvider;

    /// <summary>Where the tokens of further requests come from.</summary>
    public ITokenSource TokenSource
    {
        set => _authorization.Tokens = value;
    }

    /// <summary>The root of the Flows service.</summary>
    public Uri FlowsAddress => _options.FlowsAddress;

    /// <summary>Sends a request whose answer is a document.</summary>
    public async Task<T> SendAsync<T>(GlobusRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var started = Time.GetUtcNow();
        if (await SendOrDefaultAsync(request, type, cancellationToken).ConfigureAwait(false) is { } response)
        {
            return response;
        }

        var error = ResponseReader.Invalid(request.Address, "an empty body");
        throw request.Start is null ? error : CreateStartUncertain(request, started, error);
    }

    /// <summary>
    /// Sends a request that may turn out to be done already, or whose answer may be empty: both give null.
    /// </summary>
    public async Task<T?> SendOrDefaultAsync<T>(
        GlobusRequest request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var started = Time.GetUtcNow();
        using var message = request.ToMessage();
        try
        {
            return await ExchangeAsync(request, message, type, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusException exception) when (request.Start is not null && message.GetContext().ResponseLost)
        {
            throw CreateStartUncertain(request, started, exception);
        }
        catch (Exception exception)
            when (_isClosed
                && !cancellationToken.IsCancellationRequested
                && (exception is ObjectDisposedException or OperationCanceledException)
            )
        {
            var closed = new ClientClosedException(exception) { Address = request.Address.WithoutQuery() };
            var maybeSent = message.GetContext().ResponseLost || exception is OperationCanceledException;
            throw maybeSent && request.Start is not null ? CreateStartUncertain(request, started, closed) : closed;
        }
    }

    /// <summary>
    /// Closes the sockets. Requests under way end with <see cref="ClientClosedException"/>, and so do later ones.
    /// </summary>
    public void Dispose()
    {
        _isClosed = true;
        GC.SuppressFinalize(this);
        _client.Dispose();
    }

    // From the outside in: each attempt gets its token, so that a 401 renews at whatever attempt it comes, and is seen.
    private static AuthorizationHandler BuildHandlers(GlobusClientOptions options)
    {
        var sockets = options.InnerHandler ?? SocketHandlerFactory.Create(options);
        var connection = new ConnectionHandler(options, new RedirectHandler(sockets));
        var trace = new RedactingTraceHandler(options, connection);
        return new AuthorizationHandler(options, trace);
    }

    private async Task<T?> ExchangeAsync<T>(
        GlobusRequest request,
        HttpRequestMessage message,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var response = await _client
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return ResponseReader.Read(message, response, type);
        }

        if (message.GetContext().ResponseLost && response.StatusCode == request.AlreadyDoneStatus)
        {
            return null;
        }

        throw UnexpectedResponse.Find(message, response) as GlobusException
            ?? ErrorReader.Read(message, response, _options);
    }

    private static StartUncertainException CreateStartUncertain(
        GlobusRequest request,
        DateTimeOffset started,
        GlobusException error
    ) =>
        new($"The service may or may not have {request.Start}: {error.Message}", error)
        {
            RequestUri = request.Address,
            RequestId = request.RequestId,
            SentOn = started,
        };
}
