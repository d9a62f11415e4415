namespace Globus.Automate.Auth;

/// <summary>A user's consent to a scope of an application, directly or as a dependency of another scope.</summary>
internal sealed class Consent
{
    /// <summary>The id.</summary>
    public long Id { get; init; }

    /// <summary>The scope.</summary>
    public string ScopeName { get; init; } = "";

    /// <summary>The ids of the consents on the path to this one, from the top; the last is its own id.</summary>
    public IReadOnlyList<long> DependencyPath { get; init; } = [];
}
