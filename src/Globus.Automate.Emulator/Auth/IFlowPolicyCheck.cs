namespace Globus.Automate.Emulator.Auth;

/// <summary>Checks the authentication policies of flows for callers who do not need a role in the flow.</summary>
internal interface IFlowPolicyCheck
{
    /// <summary>The id of the flow's policy if the caller's session does not satisfy it; otherwise null.</summary>
    string? FindUnsatisfied(Guid flowId, Caller caller);
}
