namespace Globus.Automate.Actions;

/// <summary>The known metadata of a provider.</summary>
internal sealed class ProviderMetadata
{
    /// <summary>The scope from the introspection, after it was bound.</summary>
    public string? Scope { get; set; }

    /// <summary>The route style of the provider; null until a request succeeds.</summary>
    public RouteStyle? Routes { get; set; }
}
