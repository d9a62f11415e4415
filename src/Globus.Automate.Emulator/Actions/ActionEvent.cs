namespace Globus.Automate.Emulator.Actions;

/// <summary>Why a provider looks at an action.</summary>
internal enum ActionEvent
{
    Started,

    /// <summary>The time has come that the action's last progress named.</summary>
    Due,

    /// <summary>Somebody asked how the action is.</summary>
    Polled,

    /// <summary>Somebody says that what the action waited for has been done.</summary>
    Resumed,
}
