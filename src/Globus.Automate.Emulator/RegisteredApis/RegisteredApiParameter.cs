using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>One parameter of a route, and where in the request it goes: path, query, header or cookie.</summary>
internal sealed record RegisteredApiParameter(string Name, string Place, bool IsRequired, JsonNode? Schema)
{
    public static readonly IReadOnlyList<string> Places = ["path", "query", "header", "cookie"];

    /// <summary>Null for what is no parameter.</summary>
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
