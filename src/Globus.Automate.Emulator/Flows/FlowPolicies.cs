using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Protects high-assurance flows and their runs with the flow's policy.</summary>
internal sealed class FlowPolicies(FlowStore flows, PolicyStore policies, SessionCheck check) : IFlowPolicyCheck
{
    /// <exception cref="PolicyRequiredException">The session of the caller's token does not satisfy the flow's
    /// policy.</exception>
    public void ThrowIfUnsatisfied(FlowRecord? flow, Caller caller)
    {
        if (FindUnsatisfied(flow, caller) is { } policyId)
        {
            throw new PolicyRequiredException(policyId, "resource");
        }
    }

    public string? FindUnsatisfied(Guid flowId, Caller caller) => FindUnsatisfied(flows.Find(flowId), caller);

    /// <exception cref="FlowsException">A policy cannot be added to an existing flow.</exception>
    public void ThrowIfAdded(FlowRecord flow, FlowDraft draft)
    {
        if (
            draft.AuthenticationPolicyId is { } id
            && policies.Find(id) is not null
            && flow.AuthenticationPolicyId is null
        )
        {
            throw FlowsException.Unprocessable(
                new Problem(
                    ["authentication_policy_id"],
                    "An authentication policy cannot be added to a flow that was created without one; an existing "
                        + "policy can be replaced"
                )
            );
        }
    }

    private string? FindUnsatisfied(FlowRecord? flow, Caller caller) =>
        flow?.AuthenticationPolicyId is { } id
        && policies.Find(id) is not null
        && check.FindMissing(new SessionRequirement { Policies = [id] }, caller.Token.Holder.SessionId) is not null
            ? id
            : null;
}
