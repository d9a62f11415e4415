using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>A request as it is kept: without tokens, secrets and other credentials.</summary>
internal sealed record RecordedRequest(
    DateTimeOffset Time,
    string Method,
    string Path,
    JsonObject Query,
    JsonObject Headers,
    JsonNode? Body,
    int? Status
)
{
    public JsonObject ToJson() =>
        new()
        {
            ["time"] = Time.ToWire(),
            ["method"] = Method,
            ["path"] = Path,
            ["query"] = Query.DeepClone(),
            ["headers"] = Headers.DeepClone(),
            ["body"] = Body?.DeepClone(),
            ["status"] = Status,
        };
}
