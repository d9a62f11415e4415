using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Changes flows: exactly what is given. What is not given stays; an empty list erases.</summary>
[Cmdlet(VerbsCommon.Set, "GlobusFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Flow))]
public sealed class SetGlobusFlowCommand : FlowWritingCommand
{
    private static readonly FlowUpdateRequest Nothing = new();

    /// <summary>The flows to change: ids, addresses, or flows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <summary>Tells a run from a flow in the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? RunId { get; set; }

    /// <summary>The new title, 1 to 128 characters.</summary>
    [Parameter]
    [ValidateLength(1, 128)]
    public string? Title { get; set; }

    /// <summary>The subscription that the flow belongs to: its id, or <c>DEFAULT</c>.</summary>
    [Parameter]
    [ValidateSubscription]
    public string? SubscriptionId { get; set; }

    /// <summary>Makes you, an administrator of the flow, its owner: your own identity as URN, UUID or username.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FlowOwner { get; set; }

    /// <summary>Writes each flow as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(FlowId, flow => UpdateAsync(flow, cancellationToken));

    private async Task UpdateAsync(FlowReference reference, CancellationToken cancellationToken)
    {
        PipedRun.Refuse(RunId, reference);
        var request = await RequestAsync(cancellationToken);
        if (request == Nothing)
            throw new CommandException("NothingToChange", ErrorCategory.InvalidArgument, "No change was given.", "Give -Title, -DefinitionPath, or whatever is to change.");
        if (!ShouldProcess(reference.DisplayName, "Update flow"))
            return;
        var flow = await Client.Flows.UpdateAsync(reference.FlowId, request, cancellationToken);
        if (PassThru)
            Write(flow);
    }

    private async Task<FlowUpdateRequest> RequestAsync(CancellationToken cancellationToken) => new()
    {
        Title = Title,
        Definition = GivenDefinition,
        InputSchema = GivenInputSchema,
        Subtitle = Subtitle,
        Description = Description,
        Keywords = Keyword,
        FlowViewers = await PrincipalsAsync(FlowViewer, cancellationToken),
        FlowStarters = await PrincipalsAsync(FlowStarter, cancellationToken),
        FlowAdministrators = await PrincipalsAsync(FlowAdministrator, cancellationToken),
        FlowOwner = FlowOwner is null ? null : (await PrincipalsAsync([FlowOwner], cancellationToken))![0],
        RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
        RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
        SubscriptionId = SubscriptionId,
        AuthenticationPolicyId = AuthenticationPolicyId,
    };
}
