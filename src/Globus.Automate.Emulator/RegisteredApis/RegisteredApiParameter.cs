using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>A parameter of a route and its place in the request: path, query, header or cookie.</summary>
internal sealed record RegisteredApiParameter(string Name, string Place, bool IsRequired, JsonNode? Schema)
{
    public static readonly IReadOnlyList<string> Places = ["path", "query", "header", "cookie"];

    /// <summary>Null for invalid parameters.</summary>
    public static RegisteredApiParameter? Of(JsonObject parameter) =>
        parameter["name"]?.ToString() is { } name && parameter["in"]?.ToString() is { } place && Places.Contains(place)
            ? new RegisteredApiParameter(
                name,
                place,
                place == "path" || parameter["required"]?.ToString() == "true",
                parameter["schema"]?.DeepClone()
            )
            : null;
}
