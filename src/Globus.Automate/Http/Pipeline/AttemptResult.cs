using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;

namespace Globus.Automate.Http.Pipeline;

/// <summary>The result of one attempt, and whether the request may be retried.</summary>
internal sealed class AttemptResult : IDisposable
{
    private readonly ConnectionFault? _fault;
    private readonly Exception? _error;
    private HttpResponseMessage? _response;

    public AttemptResult(HttpResponseMessage response) => _response = response;

    public AttemptResult(ConnectionFault fault, Exception error) => (_fault, _error) = (fault, error);

    /// <summary>The delay that the service requests, for 429 and 503.</summary>
    public RetryAfter? RetryAfter =>
        IsThrottled || IsUnavailable ? Responses.RetryAfter.FromResponse(_response!) : null;

    /// <summary>Whether the service may have processed the request although it returned no response.</summary>
    public bool MayHaveBeenProcessed =>
        (_response is null || (int)_response.StatusCode >= 500) && !IsCertainlyNotProcessed;

    private bool IsThrottled => (int?)_response?.StatusCode == 429;

    private bool IsUnavailable => _response?.StatusCode == HttpStatusCode.ServiceUnavailable;

    private bool IsTransient =>
        _response is null
            ? _fault != ConnectionFault.NotTrusted
            : IsThrottled
                || IsUnavailable
                || _response.StatusCode
                    is HttpStatusCode.InternalServerError
                        or HttpStatusCode.BadGateway
                        or HttpStatusCode.GatewayTimeout;

    private bool IsCertainlyNotProcessed =>
        _response is null
            ? _fault is ConnectionFault.NotConnected or ConnectionFault.NotTrusted
            : IsThrottled
                || RetryAfter is not null
                || _response.StatusCode
                    is HttpStatusCode.NotImplemented
                        or UnexpectedResponse.NetworkAuthenticationRequired;

    /// <summary>Whether no process listens on a loopback port, which a delay is unlikely to change.</summary>
    public bool IsLoopbackRefusal =>
        _error is GlobusConnectionException { Address.IsLoopback: true }
        && _error.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    /// <summary>A short reason why there is no usable response.</summary>
    public string Reason(Uri address) =>
        _error?.Message.TrimEnd('.')
        ?? $"{address.Authority} returned {(int)_response!.StatusCode} {_response.ReasonPhrase}".TrimEnd();

    public bool MayRetry(RetryPolicy policy) =>
        IsTransient && (policy == RetryPolicy.Always || IsCertainlyNotProcessed);

    /// <summary>Returns the response, or throws the exception of the failed attempt.</summary>
    public HttpResponseMessage GetResponse()
    {
        if (_error is not null)
        {
            ExceptionDispatchInfo.Capture(_error).Throw();
        }

        var response = _response!;
        _response = null;
        return response;
    }

    public void Dispose() => _response?.Dispose();
}
