using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>A fault, the requests that it affects, and their number.</summary>
internal sealed record Fault
{
    public required Guid FaultId { get; init; }

    /// <summary>The request's method; * for any.</summary>
    public required string Method { get; init; }

    /// <summary>The request's path, in which * matches any text.</summary>
    public required string Path { get; init; }

    /// <summary>The status of the response; null leaves the response as it is.</summary>
    public int? Status { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of the response: a string as it is, any other value as JSON; null for an empty body.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The delay of the response, in real time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection is closed instead of a response.</summary>
    public bool Resets { get; init; }

    /// <summary>Whether the connection is closed in the middle of the response.</summary>
    public bool Truncates { get; init; }

    /// <summary>Whether the request is processed before the fault, so that only its response is lost.</summary>
    public bool AppliesAfterProcessing { get; init; }

    /// <summary>The number of further requests to affect.</summary>
    public required int Times { get; init; }

    public JsonObject ToJson() =>
        new()
        {
            ["id"] = FaultId.ToString("D"),
            ["method"] = Method,
            ["path"] = Path,
            ["status"] = Status,
            ["headers"] = new JsonObject(
                Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))
            ),
            ["body"] = Body?.DeepClone(),
            ["delay"] = Delay.TotalSeconds,
            ["reset"] = Resets,
            ["truncate"] = Truncates,
            ["after"] = AppliesAfterProcessing,
            ["times"] = Times,
        };
}
