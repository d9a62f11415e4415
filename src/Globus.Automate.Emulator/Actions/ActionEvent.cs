namespace Globus.Automate.Emulator.Actions;

/// <summary>The reason why a provider updates an action.</summary>
internal enum ActionEvent
{
    Started,

    /// <summary>The time in the action's last progress was reached.</summary>
    Due,

    /// <summary>A caller requested the status.</summary>
    Polled,

    /// <summary>A caller resumed the action.</summary>
    Resumed,
}
