using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>A provider's response; the body is null unless it is a JSON object.</summary>
internal sealed record RemoteResponse(HttpStatusCode Status, JsonObject? Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>
    /// Whether the response is from an action route. A provider's own "no such action" is; a web framework's "no such
    /// page" means that the provider has the other set of routes.
    /// </summary>
    public bool MayBeUnknownRoute =>
        Status == HttpStatusCode.MethodNotAllowed
        || (Status == HttpStatusCode.NotFound && Body?["code"]?.ToString() != "ActionNotFound");

    public static RemoteResponse Of(HttpStatusCode status, byte[] content)
    {
        try
        {
            return new RemoteResponse(status, JsonInput.Parse(content) as JsonObject);
        }
        catch (JsonException)
        {
            return new RemoteResponse(status, Body: null);
        }
    }

    /// <summary>The meaning of the response for the run.</summary>
    public ProviderResponse ToProviderResponse(string url) =>
        (int)Status switch
        {
            < 300 when IsStatusDocument(Body) => new ProviderResponse.Status(Body!, ChangesAt: null),
            < 300 => new ProviderResponse.Unreachable($"The action provider {url} did not return a status document."),
            >= 500 => new ProviderResponse.Unreachable(
                $"The action provider {url} responded with status {(int)Status}."
            ),
            _ => new ProviderResponse.Refused(
                Body
                    ?? new JsonObject
                    {
                        ["code"] = (int)Status,
                        ["description"] = $"The action provider {url} responded with status {(int)Status}.",
                    }
            ),
        };

    private static bool IsStatusDocument(JsonObject? body) =>
        body?["action_id"] is JsonValue actionId
        && actionId.ToString().Length > 0
        && body["status"] is JsonValue status
        && status.ToString() is "ACTIVE" or "INACTIVE" or "SUCCEEDED" or "FAILED";
}
