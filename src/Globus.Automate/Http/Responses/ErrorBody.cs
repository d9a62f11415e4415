using System.Text.Json;

namespace Globus.Automate.Http.Responses;

/// <summary>What an error document says, whichever service wrote it.</summary>
internal sealed record ErrorBody
{
    /// <summary>What is left when the body is not JSON, or JSON that says nothing.</summary>
    public static ErrorBody Empty { get; } = new();

    public string? Code { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];

    public string? DebugId { get; init; }

    /// <summary>The whole document; null if the body is no JSON object.</summary>
    public JsonElement? Document { get; init; }
}
