namespace Globus.Automate.Emulator.Definitions;

/// <summary>A state failed. The step converts the exception to a caught error or a failed run.</summary>
internal sealed class StateException(StateError error) : Exception(error.Name)
{
    public StateException(string name, string cause)
        : this(new StateError(name, cause)) { }

    public StateError Error { get; } = error;
}
