namespace Globus.Automate.Emulator.Flows;

internal enum RunStatus
{
    Active,
    Inactive,
    Succeeded,
    Failed,
    Ended,
}
