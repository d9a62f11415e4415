using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;
using Globus.Automate.Http.Sockets;

namespace Globus.Automate.Http.Pipeline;

/// <summary>
/// The connection to the Globus services: one HTTP client that sends requests through its handlers and reads their
/// documents or errors.
/// </summary>
public sealed class GlobusConnection : IDisposable
{
    private static readonly string UserAgent =
        $"Globus.Automate/{typeof(GlobusConnection).Assembly.GetName().Version!.ToString(3)}";

    private readonly HttpClient _client;
    private readonly ConnectionOptions _options;
    private volatile bool _isClosed;

    /// <summary>Creates a connection, which the first request opens.</summary>
    /// <param name="options">The connection options.</param>
    public GlobusConnection(ConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _client = new HttpClient(CreateHandlers(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
    }

    // A collected connection must release its sockets. Closing them takes locks, for which the finalizer must not wait.
    /// <summary>Closes the sockets.</summary>
    ~GlobusConnection()
    {
        if (_options?.InnerHandler is null && _client is { } client)
        {
            ThreadPool.QueueUserWorkItem(_ => client.Dispose());
        }
    }

    internal TimeProvider Time => _options.TimeProvider;

    /// <summary>Closes the sockets. Running and later requests fail with <see cref="ClientClosedException"/>.</summary>
    public void Dispose()
    {
        _isClosed = true;
        GC.SuppressFinalize(this);
        _client.Dispose();
    }

    /// <summary>Sends a request and reads the document of its response.</summary>
    internal async Task<T> SendAsync<T>(GlobusRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var started = Time.GetUtcNow();
        if (await SendOrDefaultAsync<T>(request, cancellationToken).ConfigureAwait(false) is { } document)
        {
            return document;
        }

        var exception = ResponseReader.CreateInvalid(request.Address, "an empty body");
        throw request.Start is null ? exception : CreateStartUncertain(request, started, exception);
    }

    /// <summary>
    /// Sends a request and reads the document of its response. Returns null if the response is empty, or if the error
    /// means that an earlier attempt, whose response was lost, was processed.
    /// </summary>
    internal async Task<T?> SendOrDefaultAsync<T>(GlobusRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var started = Time.GetUtcNow();
        using (request)
        {
            try
            {
                return await ExchangeAsync<T>(request, cancellationToken).ConfigureAwait(false);
            }
            catch (GlobusException exception) when (request.Start is not null && request.Context.ResponseLost)
            {
                throw CreateStartUncertain(request, started, exception);
            }
            catch (Exception exception)
                when (_isClosed
                    && !cancellationToken.IsCancellationRequested
                    && exception is ObjectDisposedException or OperationCanceledException
                )
            {
                var closed = new ClientClosedException(exception) { Address = request.Address.WithoutQuery() };
                var mayBeSent = request.Context.ResponseLost || exception is OperationCanceledException;
                throw mayBeSent && request.Start is not null ? CreateStartUncertain(request, started, closed) : closed;
            }
        }
    }

    // From the outside in. Each attempt gets its token, so that a 401 renews it, and is traced.
    private static RetryHandler CreateHandlers(ConnectionOptions options)
    {
        var sockets = options.InnerHandler ?? SocketHandlerFactory.Create(options);
        var connection = new AttemptHandler(options, new RedirectHandler(sockets));
        var trace = new RedactingTraceHandler(options, connection);
        var authorization = new AuthorizationHandler(options.TimeProvider, trace);
        return new RetryHandler(options, authorization);
    }

    private async Task<T?> ExchangeAsync<T>(GlobusRequest request, CancellationToken cancellationToken)
        where T : class
    {
        request.CreateContent(_options.Json);
        using var response = await _client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return ResponseReader.Read<T>(request, response, _options.Json);
        }

        if (request.Context.ResponseLost && response.StatusCode == request.AlreadyDoneStatus)
        {
            return null;
        }

        throw UnexpectedResponse.Find(request, response) as GlobusException
            ?? ErrorReader.Read(request, response, Time);
    }

    private static StartUncertainException CreateStartUncertain(
        GlobusRequest request,
        DateTimeOffset started,
        GlobusException exception
    ) =>
        new($"The service may or may not have {request.Start}: {exception.Message}", exception)
        {
            RequestUri = request.Address,
            RequestId = request.RequestId,
            SentOn = started,
        };
}
