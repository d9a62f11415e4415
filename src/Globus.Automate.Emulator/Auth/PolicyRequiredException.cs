using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>A refusal because of how the caller signed in: the root of the document says how to do it.</summary>
/// <param name="policyId">The policy that is not satisfied.</param>
/// <param name="noun">What it is about.</param>
internal sealed class PolicyRequiredException(string policyId, string noun)
    : ErrorResponseException(
        StatusCodes.Status403Forbidden,
        $"Globus Flows detected an unsatisfied session policy for this {noun}."
    )
{
    /// <summary>What stands before the rest of the document.</summary>
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
