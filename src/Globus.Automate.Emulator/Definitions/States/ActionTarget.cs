namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>The provider of an Action state and its call options.</summary>
/// <param name="Url">The provider's address, or the name of a registered API.</param>
/// <param name="Scope">The provider's scope, if the definition specifies it.</param>
/// <param name="RunAs">User, Flow, or the name of a role.</param>
/// <param name="WaitTime">The maximum duration of the action in seconds.</param>
/// <param name="RaisesOnFailure">Whether a FAILED action is an error or a normal result.</param>
internal sealed record ActionTarget(string Url, string? Scope, string RunAs, int WaitTime, bool RaisesOnFailure)
{
    public const string User = "User";
    public const string Flow = "Flow";
    public const int DefaultWaitTime = 300;
}
