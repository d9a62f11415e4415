namespace Globus.Automate.Emulator.Runs;

/// <summary>The roles in a run, directly or through its flow.</summary>
[Flags]
internal enum RunRoles
{
    None = 0,
    Owner = 1,
    Manager = 2,
    Monitor = 4,
    FlowRunManager = 8,
    FlowRunMonitor = 16,
}
