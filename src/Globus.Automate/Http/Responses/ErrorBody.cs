using System.Text.Json;

namespace Globus.Automate.Http.Responses;

/// <summary>The content of an error document of any service.</summary>
internal sealed record ErrorBody
{
    /// <summary>The content if the body is not JSON or contains no information.</summary>
    public static ErrorBody Empty { get; } = new();

    public string? Code { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];

    public string? DebugId { get; init; }

    /// <summary>The complete document; null if the body is not a JSON object.</summary>
    public JsonElement? Document { get; init; }
}
