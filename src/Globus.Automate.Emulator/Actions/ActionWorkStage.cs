namespace Globus.Automate.Emulator.Actions;

/// <summary>Whether there is something to do for an action that takes its time and touches the world.</summary>
internal enum ActionWorkStage
{
    None,

    /// <summary>It is written down, and nothing has been done yet.</summary>
    Wanted,

    /// <summary>It may have been done in part, or altogether.</summary>
    Begun,
}
