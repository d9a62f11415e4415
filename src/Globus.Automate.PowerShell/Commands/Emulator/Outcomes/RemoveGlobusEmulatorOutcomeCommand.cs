using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Emulator.Outcomes;

/// <summary>Removes outcomes from an emulator.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "GlobusEmulatorOutcome",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = OneSet
)]
[OutputType(typeof(void))]
public sealed class RemoveGlobusEmulatorOutcomeCommand : EmulatorCommand
{
    private const string OneSet = "One";
    private const string AllSet = "All";

    /// <summary>The ids of the outcomes.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Guid[] OutcomeId { get; set; } = [];

    /// <summary>Removes all outcomes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "OutcomeNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(OutcomeId, async id =>
        {
            if (ShouldProcess(id.ToString(), "Remove outcome"))
            {
                await Control.DeleteAsync("outcomes", id, cancellationToken);
            }
        });

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (All && ShouldProcess("all outcomes", "Remove outcome"))
        {
            await Control.DeleteAsync("outcomes", cancellationToken);
        }
    }
}
