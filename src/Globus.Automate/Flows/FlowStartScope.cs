using Globus.Automate.Auth;

namespace Globus.Automate.Flows;

/// <summary>What starting and resuming runs of a flow takes.</summary>
/// <param name="Scope">The flow's own scope.</param>
/// <param name="Hint">What a sign-in for it has to be like.</param>
internal sealed record FlowStartScope(string Scope, SignInHint Hint)
{
    public static FlowStartScope Of(Flow flow) =>
        new(
            flow.GlobusAuthScope ?? GlobusScopes.FlowUser(flow.FlowId),
            SignInHint.ForPolicy(flow.AuthenticationPolicyId)
        );
}
