using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// An action provider does not say which scope it takes, or not to everybody, and the caller gives none. No token was
/// sent.
/// </summary>
public sealed class ScopeNotNamedException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The provider.</summary>
    public required Uri ActionUrl { get; init; }
}
