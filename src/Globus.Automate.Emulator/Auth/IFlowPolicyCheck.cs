namespace Globus.Automate.Emulator.Auth;

/// <summary>Checks the authentication policies of flows for callers who need no role in the flow.</summary>
internal interface IFlowPolicyCheck
{
    /// <summary>The id of the flow's policy that the caller's session does not satisfy; null when there is none.</summary>
    string? FindUnsatisfied(Guid flowId, Caller caller);
}
