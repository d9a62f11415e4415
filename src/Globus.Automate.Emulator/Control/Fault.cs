using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>What is to go wrong with requests of one kind, and how often.</summary>
internal sealed record Fault
{
    /// <summary>The request's method; * for any.</summary>
    public required string Method { get; init; }

    /// <summary>The request's path, in which * stands for any text.</summary>
    public required string Path { get; init; }

    /// <summary>The status to answer with; null leaves the answer as it is.</summary>
    public int? Status { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer's body: a text as it is, anything else as JSON; null for an empty one.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>How long the answer is held back, on the wall clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection is cut instead of an answer.</summary>
    public bool Resets { get; init; }

    /// <summary>Whether the connection is cut in the middle of the answer.</summary>
    public bool Truncates { get; init; }

    /// <summary>Whether the request has its effect before it goes wrong: its answer is lost then.</summary>
    public bool AppliesAfterProcessing { get; init; }

    /// <summary>How many more requests it befalls.</summary>
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
