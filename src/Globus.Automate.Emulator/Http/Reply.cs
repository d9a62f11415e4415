using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>What a route answers: a status and a JSON document.</summary>
internal sealed record Reply(int Status, JsonNode? Body) : IReply
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Reply Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static Reply Created(JsonNode body) => new(StatusCodes.Status201Created, body);

    public static Reply Accepted(JsonNode body) => new(StatusCodes.Status202Accepted, body);

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        if (Body is null)
        {
            return;
        }

        response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, WriterOptions))
        {
            Body.WriteTo(writer);
        }

        await response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
