using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>Renames timers.</summary>
[Cmdlet(VerbsCommon.Set, "GlobusTimer", SupportsShouldProcess = true)]
[OutputType(typeof(Timer))]
public sealed class SetGlobusTimerCommand : ConnectedCommand
{
    private readonly CollectedItems<TimerReference> _timers = new(timer => timer.TimerId);

    /// <summary>The timers: ids, addresses, or timer objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ValidateNotNull]
    [TimerTransformation]
    [ArgumentCompleter(typeof(TimerIdCompleter))]
    public TimerReference[] TimerId { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string Name { get; set; } = "";

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
            ChangeAsync(timer.DisplayName, "Rename timer", PassThru, async () =>
                await Client.Timers.RenameAsync(timer.TimerId, Name, cancellationToken)
            )
        );
}
