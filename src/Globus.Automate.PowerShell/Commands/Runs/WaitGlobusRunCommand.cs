using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Waits for all runs together and returns each as it ends or enters a state.</summary>
[Cmdlet(VerbsLifecycle.Wait, "GlobusRun")]
[OutputType(typeof(Run))]
public sealed class WaitGlobusRunCommand : ConnectedCommand
{
    private readonly List<RunReference> _runs = [];

    /// <summary>The runs to wait for: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The state at whose start the wait for a run ends; by default, the wait ends with the run.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string? StateName { get; set; }

    /// <summary>The timeout of the wait, in seconds; no limit by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>The interval between polls, in seconds; adaptive by default.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PollingIntervalSec { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.AddRange(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        new Waiter<RunReference, Run>(
            this,
            new RunPollingSource(ActiveContext, SpecifiedContextName, Watch()),
            WaitOptions.FromSeconds(TimeoutSec, PollingIntervalSec)
        ).WaitAsync(_runs, cancellationToken);

    private RunStateWatch? Watch() =>
        StateName is null ? null : new RunStateWatch(Client.Runs, StateName, SpecifiedContextName);
}
