using System.Management.Automation;

namespace Globus.Automate.PowerShell.Commands.Emulator.State;

/// <summary>Deletes the state of an emulator, except sign-ins, the time, and what is to be kept.</summary>
[Cmdlet(VerbsCommon.Reset, "GlobusEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ResetGlobusEmulatorCommand : EmulatorCommand
{
    /// <summary>The data to keep; none by default.</summary>
    [Parameter]
    [ValidateSet("Flow", "Outcome", "Account")]
    public string[] Keep { get; set; } = [];

    /// <summary>Fails runs whose actions have no outcome, until the next reset.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    private protected override bool DeletesState => true;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var request = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["keep"] = Keep.Select(name => name.ToLowerInvariant() + "s"),
            ["strict"] = Strict.IsPresent,
        };
        if (ShouldProcess("flows, runs, outcomes and records", "Delete from emulator"))
        {
            await Control.PostAsync("reset", request, cancellationToken);
        }
    }
}
