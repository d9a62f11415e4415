namespace Globus.Automate.Http;

/// <summary>A success whose body is not the JSON that was expected, such as the sign-in page of a proxy.</summary>
public sealed class InvalidResponseException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>What was asked, without its query.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>The id of the item that could not be read; null when the whole response could not be.</summary>
    public string? ItemId { get; init; }
}
