using System.Text.Json;

namespace Globus.Automate.Raw;

/// <summary>A request for which the library has no method.</summary>
public sealed record RawRequest
{
    /// <summary>The service.</summary>
    public GlobusService Service { get; init; }

    /// <summary>The method, in upper case.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The path below the root of the service, with an optional query.</summary>
    public required string Path { get; init; }

    /// <summary>Additional query parameters.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Query { get; init; }

    /// <summary>The body; null for none.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Whether the request is sent without a token.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The scope of the token; null for the scope of the service.</summary>
    public string? Scope { get; init; }
}
