namespace Globus.Automate.Auth;

/// <summary>The consent of a user to a scope of an application, by itself or as a dependency of another.</summary>
internal sealed class Consent
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The scope.</summary>
    public string ScopeName { get; init; } = "";

    /// <summary>The numbers of the consents on the way to it, from the top; the last is its own.</summary>
    public IReadOnlyList<long> DependencyPath { get; init; } = [];
}
