using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Timers;

/// <summary>A refusal because a consent or a sign-in is missing.</summary>
/// <param name="requirement">The requirement, as an authorization requirements document.</param>
internal sealed class TimerRequirementException(JsonObject requirement)
    : ErrorResponseException(StatusCodes.Status403Forbidden, "The timer requires an authorization.")
{
    public override JsonNode ToDocument() => requirement;
}
