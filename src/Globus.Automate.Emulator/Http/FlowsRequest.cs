using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Reads the common parts of requests to the Flows service: ids in the path, and a JSON object as the body.
/// </summary>
internal static class FlowsRequest
{
    /// <exception cref="FlowsException">The id is not a UUID, so the item does not exist.</exception>
    public static Guid Id(HttpContext http, string name, string noun)
    {
        var text = (string?)http.Request.RouteValues[name] ?? "";
        return Guid.TryParseExact(text, "D", out var id) ? id : throw FlowsException.NotFound(noun, text);
    }

    /// <exception cref="FlowsException">The body is not a JSON object.</exception>
    public static JsonObject Body(HttpContext http)
    {
        try
        {
            return RequestContent.Of(http).ReadObject()
                ?? throw FlowsException.Malformed("The request body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw FlowsException.Malformed($"The request body is not valid JSON: {exception.Message}");
        }
    }

    public static JsonRequestReader Reader(HttpContext http, List<Problem> problems) => new(Body(http), [], problems);

    public static void ThrowIfAny(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw FlowsException.Unprocessable(problems);
        }
    }
}
