using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// A scope belongs to another origin, such as one that an action provider names although it is that of a Globus service
/// or of another provider. No token was sent: a token goes only where it belongs. The scope that a caller gives for an
/// action provider is not checked.
/// </summary>
public sealed class ScopeBoundElsewhereException(string message) : GlobusException(message)
{
    /// <summary>The scope.</summary>
    public required string Scope { get; init; }

    /// <summary>Where its token was to go.</summary>
    public required Uri ActionUrl { get; init; }

    /// <summary>The origin that the scope belongs to; null when it belongs to a Globus service in general.</summary>
    public Uri? BoundTo { get; init; }
}
