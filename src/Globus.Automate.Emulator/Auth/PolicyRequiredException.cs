using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// A refusal because of an unsatisfied session policy. The root of the document contains the required parameters.
/// </summary>
/// <param name="policyId">The unsatisfied policy.</param>
/// <param name="noun">The noun for the resource in the message.</param>
internal sealed class PolicyRequiredException(string policyId, string noun)
    : ErrorResponseException(
        StatusCodes.Status403Forbidden,
        $"Globus Flows detected an unsatisfied session policy for this {noun}."
    )
{
    /// <summary>The members before the rest of the document.</summary>
    public JsonObject AdditionalMembers { get; init; } = [];

    public override JsonNode ToDocument()
    {
        var document = (JsonObject)AdditionalMembers.DeepClone();
        document["code"] = "AuthenticationPolicyRequired";
        document["authorization_parameters"] = new JsonObject
        {
            ["session_message"] = Message,
            ["session_required_policies"] = new JsonArray(policyId),
        };
        document["debug_id"] = Guid.NewGuid().ToString("D");
        return document;
    }
}
