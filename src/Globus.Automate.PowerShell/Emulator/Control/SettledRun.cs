using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>A run after a move of the clock.</summary>
internal sealed class SettledRun(JsonMap document)
{
    /// <summary>The run.</summary>
    public Guid RunId { get; } = document.Id("run_id") ?? default;

    /// <summary>Whether the run is ACTIVE, so that the move ended for another reason.</summary>
    public bool IsActive { get; } = document.Text("status") == "ACTIVE";

    /// <summary>Whether the run has entered the state that was waited for.</summary>
    public bool HasEntered { get; } = document.Flag("has_entered");
}
