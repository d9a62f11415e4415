using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// An action provider names a scope that belongs to another origin: that of a Globus service, or of another provider.
/// No token was sent: a token goes only where it belongs. A scope that the caller gives is not checked.
/// </summary>
public sealed class ScopeBoundElsewhereException(string message) : GlobusException(message)
{
    /// <summary>The scope that the provider names.</summary>
    public required string Scope { get; init; }

    /// <summary>The provider.</summary>
    public required Uri ActionUrl { get; init; }

    /// <summary>The origin that the scope belongs to; null when it belongs to a Globus service in general.</summary>
    public Uri? BoundTo { get; init; }
}
