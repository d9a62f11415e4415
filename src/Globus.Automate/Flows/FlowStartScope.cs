using Globus.Automate.Auth;

namespace Globus.Automate.Flows;

/// <summary>The scope that starts and resumes runs of a flow.</summary>
/// <param name="Scope">The scope of the flow.</param>
/// <param name="Hint">The requirements of a sign-in for the scope.</param>
internal sealed record FlowStartScope(string Scope, SignInHint Hint)
{
    public static FlowStartScope Of(Flow flow) =>
        new(
            flow.GlobusAuthScope ?? GlobusScopes.FlowUser(flow.FlowId),
            SignInHint.ForPolicy(flow.AuthenticationPolicyId)
        );
}
