using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// An action provider named a scope that belongs to another origin. No token was sent: a token goes only where it
/// belongs. A scope that the caller gives is not checked.
/// </summary>
public sealed class ScopeBoundElsewhereException(string message) : GlobusException(message)
{
    /// <summary>The scope that the provider named.</summary>
    public required string Scope { get; init; }

    /// <summary>The provider.</summary>
    public required Uri ActionUrl { get; init; }

    /// <summary>The origin that the scope belongs to; null when it belongs to a Globus service in general.</summary>
    public Uri? BoundTo { get; init; }
}
