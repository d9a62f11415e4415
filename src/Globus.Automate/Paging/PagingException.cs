using Globus.Automate.Http;

namespace Globus.Automate.Paging;

/// <summary>A listing stopped early after its first page. The earlier items were returned.</summary>
public sealed class PagingException(string message, string? marker, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The marker at which to continue; null if the service returned none.</summary>
    public string? Marker { get; } = marker;
}
