namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>What an Action state asks of whom.</summary>
/// <param name="Url">The provider's address, or the name of a registered API.</param>
/// <param name="Scope">The provider's scope, where the definition names it.</param>
/// <param name="RunAs">User, Flow, or the name of a role.</param>
/// <param name="WaitTime">Seconds until the action is given up.</param>
/// <param name="RaisesOnFailure">Whether a FAILED action is an error, or a result like others.</param>
internal sealed record ActionTarget(string Url, string? Scope, string RunAs, int WaitTime, bool RaisesOnFailure)
{
    public const string User = "User";
    public const string Flow = "Flow";
    public const int DefaultWaitTime = 300;
}
