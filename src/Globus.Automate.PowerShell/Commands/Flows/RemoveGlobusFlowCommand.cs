using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// Deletes flows from the Flows service after the last input object, because each deletion changes the list that the
/// input may come from.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "GlobusFlow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Flow))]
public sealed class RemoveGlobusFlowCommand : ConnectedCommand
{
    private readonly CollectedItems<FlowReference> _flows = new(flow => flow.FlowId);

    /// <summary>The flows to delete: ids, addresses, or flow objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <summary>Returns each deleted flow.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _flows.Add(FlowId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_flows.Items, flow =>
            ChangeAsync(flow.DisplayName, "Delete flow", PassThru, () =>
                Client.Flows.DeleteAsync(flow.FlowId, cancellationToken)
            )
        );
}
