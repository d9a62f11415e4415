namespace Globus.Automate.Emulator.Actions;

internal enum ActionStatus
{
    Active,
    Inactive,
    Succeeded,
    Failed,
}
