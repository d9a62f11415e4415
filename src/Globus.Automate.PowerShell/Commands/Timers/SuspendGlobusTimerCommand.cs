using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>Pauses timers.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "GlobusTimer", SupportsShouldProcess = true)]
[OutputType(typeof(Timer))]
public sealed class SuspendGlobusTimerCommand : ConnectedCommand
{
    private readonly CollectedItems<TimerReference> _timers = new(timer => timer.TimerId);

    /// <summary>The timers: ids, addresses, or timer objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ValidateNotNull]
    [TimerTransformation]
    [ArgumentCompleter(typeof(TimerIdCompleter))]
    public TimerReference[] TimerId { get; set; } = [];

    /// <summary>Returns each updated timer.</summary>
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
            ChangeAsync(timer.DisplayName, "Pause timer", PassThru, () => PauseAsync(timer.TimerId, cancellationToken))
        );

    private async Task<Timer?> PauseAsync(Guid timerId, CancellationToken cancellationToken)
    {
        await Client.Timers.PauseAsync(timerId, cancellationToken);
        return PassThru ? await Client.Timers.GetAsync(timerId, cancellationToken) : null;
    }
}
