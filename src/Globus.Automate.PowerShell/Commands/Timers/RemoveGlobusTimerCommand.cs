using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>Deletes timers. Runs that they have started continue.</summary>
[Cmdlet(VerbsCommon.Remove, "GlobusTimer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Timer))]
public sealed class RemoveGlobusTimerCommand : ConnectedCommand
{
    private readonly CollectedItems<TimerReference> _timers = new(timer => timer.TimerId);

    /// <summary>The timers: ids, addresses, or timer objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ValidateNotNull]
    [TimerTransformation]
    [ArgumentCompleter(typeof(TimerIdCompleter))]
    public TimerReference[] TimerId { get; set; } = [];

    /// <summary>Returns each deleted timer.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "TimerNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _timers.Add(TimerId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_timers.Items, timer =>
            ChangeAsync(timer.DisplayName, "Delete timer", PassThru, () =>
                Client.Timers.DeleteAsync(timer.TimerId, cancellationToken)
            )
        );
}
