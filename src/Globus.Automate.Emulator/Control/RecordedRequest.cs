using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// A recorded request, without credentials. It consists of strings, because the recorder keeps a thousand requests.
/// </summary>
/// <param name="Time">The time at which the response began.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The parameters.</param>
/// <param name="Headers">The recorded headers.</param>
/// <param name="Body">The body as JSON; null for an empty body.</param>
/// <param name="Status">The status of the response; null if the connection was closed.</param>
internal sealed record RecordedRequest(
    DateTimeOffset Time,
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string? Body,
    int? Status
)
{
    public JsonObject ToJson() =>
        new()
        {
            ["time"] = Time.ToWire(),
            ["method"] = Method,
            ["path"] = Path,
            ["query"] = ToObject(Query),
            ["headers"] = ToObject(Headers),
            ["body"] = Body is null ? null : JsonText.Parse(Body),
            ["status"] = Status,
        };

    private static JsonObject ToObject(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
