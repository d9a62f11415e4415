using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>A request to the control interface that makes no sense.</summary>
internal sealed class ControlException(string detail) : ErrorResponseException(StatusCodes.Status400BadRequest, detail)
{
    public override JsonNode ToDocument() =>
        new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = "BAD_REQUEST", ["detail"] = Message },
        };
}
