using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Emulator.Faults;

/// <summary>Removes faults from an emulator.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "GlobusEmulatorFault",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = OneSet
)]
[OutputType(typeof(void))]
public sealed class RemoveGlobusEmulatorFaultCommand : EmulatorCommand
{
    private const string OneSet = "One";
    private const string AllSet = "All";

    /// <summary>The ids of the faults.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Guid[] FaultId { get; set; } = [];

    /// <summary>Removes all faults.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FaultNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(FaultId, async id =>
        {
            if (ShouldProcess(id.ToString(), "Remove fault"))
            {
                await Control.DeleteAsync("faults", id, cancellationToken);
            }
        });

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (All && ShouldProcess("all faults", "Remove fault"))
        {
            await Control.DeleteAsync("faults", cancellationToken);
        }
    }
}
