namespace Globus.Automate.Emulator.Definitions;

/// <summary>A state failed; the step turns this into a caught error or a failed run.</summary>
internal sealed class StateException(StateError error) : Exception(error.Name)
{
    public StateException(string name, string cause)
        : this(new StateError(name, cause)) { }

    public StateError Error { get; } = error;
}
