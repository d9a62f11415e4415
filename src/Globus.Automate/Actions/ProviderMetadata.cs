namespace Globus.Automate.Actions;

/// <summary>
/// What was learnt about a provider, for everybody who asks it through one <see cref="GlobusClient"/>.
/// </summary>
internal sealed class ProviderMetadata
{
    /// <summary>The scope that its introspection named, once that was allowed.</summary>
    public string? Scope { get; set; }

    /// <summary>The routes that it answers; null as long as it has answered none.</summary>
    public RouteStyle? Routes { get; set; }
}
