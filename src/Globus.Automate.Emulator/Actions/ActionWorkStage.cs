namespace Globus.Automate.Emulator.Actions;

/// <summary>The stage of an action's work outside of transactions.</summary>
internal enum ActionWorkStage
{
    None,

    /// <summary>The work is stored and has not begun.</summary>
    Wanted,

    /// <summary>The work may be partly or completely done.</summary>
    Begun,
}
