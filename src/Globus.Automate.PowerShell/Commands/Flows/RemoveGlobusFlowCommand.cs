using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Deletes flows from the Flows service.</summary>
[Cmdlet(VerbsCommon.Remove, "GlobusFlow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Flow))]
public sealed class RemoveGlobusFlowCommand : ConnectedCommand
{
    /// <summary>The flows to delete: ids, addresses, or flows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <summary>Tells a run from a flow in the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? RunId { get; set; }

    /// <summary>Writes each flow as it was.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(FlowId, async reference =>
    {
        PipedRun.Refuse(RunId, reference);
        if (!ShouldProcess(reference.DisplayName, "Delete flow"))
            return;
        var flow = await Client.Flows.DeleteAsync(reference.FlowId, cancellationToken);
        if (PassThru && flow is not null)
            Write(flow);
    });
}
