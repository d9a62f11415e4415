using System.Text.Json;

namespace Globus.Automate.Flows;

/// <summary>The response to a web input on the wire: <c>{"response": {"value": …}}</c>.</summary>
internal sealed record WebInputResponse(WebInputResponse.Content Response)
{
    internal sealed record Content(JsonElement Value);
}
