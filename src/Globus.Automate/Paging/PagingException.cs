using Globus.Automate.Http;

namespace Globus.Automate.Paging;

/// <summary>A list broke off after its first page. What came before it was delivered.</summary>
public sealed class PagingException(string message, string? marker, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The marker to go on with; null when the service claimed more and named none.</summary>
    public string? Marker { get; } = marker;
}
