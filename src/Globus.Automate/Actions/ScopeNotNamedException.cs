using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// An action provider does not publish its scope, or only to authorized callers, and the caller specified none. No
/// token was sent.
/// </summary>
public sealed class ScopeNotNamedException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The address of the provider.</summary>
    public required Uri ActionUrl { get; init; }
}
