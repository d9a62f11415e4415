using System.Text.Json;

namespace Globus.Automate.Raw;

/// <summary>A request that has no method of its own here.</summary>
public sealed record RawRequest
{
    /// <summary>Where it goes.</summary>
    public GlobusService Service { get; init; }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The path below the service's root, with its query if it has one.</summary>
    public required string Path { get; init; }

    /// <summary>Further query parameters.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Query { get; init; }

    /// <summary>The body; none when null.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The scope of the token; the service's own when null.</summary>
    public string? Scope { get; init; }
}
