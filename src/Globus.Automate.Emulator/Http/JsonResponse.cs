using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>A response with a status and a JSON document.</summary>
internal sealed record JsonResponse(int Status, JsonNode? Body) : IResponse
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonResponse Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static JsonResponse Created(JsonNode body) => new(StatusCodes.Status201Created, body);

    public static JsonResponse Accepted(JsonNode body) => new(StatusCodes.Status202Accepted, body);

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
