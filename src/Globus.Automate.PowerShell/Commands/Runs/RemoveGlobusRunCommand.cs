using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Releases runs that have ended; the service deletes their records and logs.</summary>
[Cmdlet(VerbsCommon.Remove, "GlobusRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Run))]
public sealed class RemoveGlobusRunCommand : ConnectedCommand
{
    private readonly CollectedItems<RunReference> _runs = new(run => run.RunId);

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>Returns each released run.</summary>
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
            ChangeAsync(run.DisplayName, "Release run", PassThru, () =>
                Client.Runs.ReleaseAsync(run.RunId, cancellationToken)
            )
        );
}
