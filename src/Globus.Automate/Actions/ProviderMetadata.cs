namespace Globus.Automate.Actions;

/// <summary>
/// What a client knows about a provider.
/// </summary>
internal sealed class ProviderMetadata
{
    /// <summary>The scope that its introspection named, once it was bound.</summary>
    public string? Scope { get; set; }

    /// <summary>The style of its routes; null until one has worked.</summary>
    public RouteStyle? Routes { get; set; }
}
