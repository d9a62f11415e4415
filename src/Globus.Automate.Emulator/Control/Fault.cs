using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>What is to go wrong with requests of one kind, and how often.</summary>
internal sealed record Fault
{
    /// <summary>The request's method; * for any.</summary>
    public required string Method { get; init; }

    /// <summary>The request's path, in which * stands for any text.</summary>
    public required string Path { get; init; }

    /// <summary>The status of the response; null leaves the response as it is.</summary>
    public int? Status { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of the response: a text as it is, anything else as JSON; null for an empty one.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The delay of the response, on the wall clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection is cut instead of a response.</summary>
    public bool Resets { get; init; }

    /// <summary>Whether the connection is cut in the middle of the response.</summary>
    public bool Truncates { get; init; }

    /// <summary>Whether the request has its effect before the fault: only its response is lost.</summary>
    public bool AppliesAfterProcessing { get; init; }

    /// <summary>The number of further requests to affect.</summary>
    public required int Times { get; init; }

    public JsonObject ToJson() =>
        new()
        {
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
