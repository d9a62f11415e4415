namespace Globus.Automate.Emulator.Definitions;

/// <summary>A compiled definition: immutable, and shared by all its runs.</summary>
internal sealed class FlowDefinition(string startAt, IReadOnlyDictionary<string, State> states)
{
    public string StartAt => startAt;

    public IReadOnlyDictionary<string, State> States => states;
}
