namespace Globus.Automate.Http;

/// <summary>
/// A response is larger than <see cref="ConnectionOptions.MaximumResponseBytes"/>, or its document needs too much
/// memory.
/// </summary>
public sealed class ResponseTooLargeException(string message) : GlobusException(message)
{
    /// <summary>The address of the request, without its query.</summary>
    public required Uri RequestUri { get; init; }
}
