using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;

namespace Globus.Automate.Emulator.Timers;

/// <summary>Checks whether a timer may start runs of its flow in the name of its owner.</summary>
internal sealed class TimerAccess(ConsentStore consents, FlowPolicies policies, FlowStore flows)
{
    /// <summary>The flow, which the caller may start.</summary>
    /// <exception cref="TimersException">The flow does not exist for the caller, or the caller may not start
    /// it.</exception>
    /// <exception cref="TimerRequirementException">A consent or a sign-in is missing.</exception>
    public FlowRecord RequireStartable(Guid flowId, Caller caller)
    {
        var flow = flows.Find(flowId);
        if (flow is null || !FlowAccess.Of(flow, caller).MayView)
        {
            throw TimersException.NotFound("Flow", flowId.ToString("D"));
        }

        ThrowIfUnsatisfied(flow, caller);
        return FlowAccess.Of(flow, caller).MayStart
            ? flow
            : throw TimersException.Forbidden($"The owner of the timer may not start runs of the flow {flowId:D}.");
    }

    private void ThrowIfUnsatisfied(FlowRecord flow, Caller caller)
    {
        var scope = KnownScopes.OfFlow(flow.FlowId);
        if (!consents.Has(caller.Token.IdentityId, caller.Token.ClientId, $"{KnownScopes.Timer} {scope}"))
        {
            throw new TimerRequirementException(ConsentRequired($"{KnownScopes.Timer}[{scope}]"));
        }

        try
        {
            policies.ThrowIfUnsatisfied(flow, caller);
        }
        catch (PolicyRequiredException exception)
        {
            throw new TimerRequirementException((JsonObject)exception.ToDocument());
        }
    }

    private static JsonObject ConsentRequired(string scope) =>
        new()
        {
            ["code"] = "ConsentRequired",
            ["authorization_parameters"] = new JsonObject
            {
                ["session_message"] = "Missing required consent",
                ["required_scopes"] = new JsonArray(scope),
            },
            ["debug_id"] = Guid.NewGuid().ToString("D"),
        };
}
