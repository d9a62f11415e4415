namespace Globus.Automate.Emulator.Runs;

/// <summary>What someone is to a run, by the run itself or by its flow.</summary>
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
