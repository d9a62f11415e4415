using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Cancels runs. A canceled run ends as FAILED; its record remains.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GlobusRun", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class StopGlobusRunCommand : ConnectedCommand
{
    private readonly CollectedItems<RunReference> _runs = new(run => run.RunId);

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>Returns each updated run.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.Add(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_runs.Items, run =>
            ChangeAsync(run.DisplayName, "Cancel run", PassThru, async () =>
                await Client.Runs.CancelAsync(run.RunId, cancellationToken)
            )
        );
}
