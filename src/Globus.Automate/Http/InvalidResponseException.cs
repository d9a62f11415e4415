namespace Globus.Automate.Http;

/// <summary>A successful response with an unexpected body, such as the sign-in page of a proxy.</summary>
public sealed class InvalidResponseException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The address of the request, without its query.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>The id of the unreadable item; null if the whole response is unreadable.</summary>
    public string? ItemId { get; init; }
}
