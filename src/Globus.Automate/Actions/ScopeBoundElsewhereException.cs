using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// An action provider publishes a scope that belongs to another origin: a Globus service, or another provider. No token
/// was sent. A scope from the caller is not checked.
/// </summary>
public sealed class ScopeBoundElsewhereException(string message) : GlobusException(message)
{
    /// <summary>The scope that the provider publishes.</summary>
    public required string Scope { get; init; }

    /// <summary>The address of the provider.</summary>
    public required Uri ActionUrl { get; init; }

    /// <summary>The origin that the scope belongs to; null if it belongs to a Globus service.</summary>
    public Uri? BoundTo { get; init; }
}
