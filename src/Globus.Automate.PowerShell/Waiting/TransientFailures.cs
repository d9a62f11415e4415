using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Recognizes transient failures.</summary>
internal static class TransientFailures
{
    /// <summary>
    /// Whether a later request may succeed: no connection, no timely response, an unreadable response, or an overloaded
    /// or failing service.
    /// </summary>
    public static bool IsTransient(Exception failure) =>
        failure switch
        {
            GlobusConnectionException or InvalidResponseException => true,
            GlobusServiceException response => (int)response.StatusCode is < 400 or 408 or 429 or >= 500,
            TokenStoreException store => store.Failure == TokenStoreFailure.Busy,
            PagingException { InnerException: { } cause } => IsTransient(cause),
            _ => false,
        };

    /// <summary>Whether the address or the certificate is the cause.</summary>
    public static bool IsAddressFailure(Exception failure) =>
        failure switch
        {
            GlobusConnectionException connection => connection.IsAddressFault,
            PagingException { InnerException: { } cause } => IsAddressFailure(cause),
            _ => false,
        };

    /// <summary>The pause that the service requests; null if it requests none.</summary>
    public static TimeSpan? RetryAfter(Exception failure) =>
        failure switch
        {
            GlobusServiceException response => response.RetryAfter,
            PagingException { InnerException: { } cause } => RetryAfter(cause),
            _ => null,
        };
}
