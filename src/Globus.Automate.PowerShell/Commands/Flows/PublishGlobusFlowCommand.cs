using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Publishes a flow: stores its definition at the Flows service, where it can be run.</summary>
[Cmdlet(VerbsData.Publish, "GlobusFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Flow), typeof(FlowValidation))]
public sealed class PublishGlobusFlowCommand : FlowWritingCommand
{
    /// <summary>The title, 1 to 128 characters.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(1, 128)]
    public string Title { get; set; } = "";

    /// <summary>The subscription that the flow belongs to.</summary>
    [Parameter]
    public Guid? SubscriptionId { get; set; }

    /// <summary>Has the service check the definition, and stores nothing.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken);
        if (DryRun)
            Write(await Client.Flows.ValidateAsync(request.Definition, request.InputSchema, cancellationToken));
        else if (ShouldProcess(Title, "Publish flow"))
            Write(await Client.Flows.CreateAsync(request, cancellationToken));
    }

    private async Task<FlowCreateRequest> RequestAsync(CancellationToken cancellationToken) => new()
    {
        Title = Title,
        Definition = GivenDefinition ?? throw new CommandException("DefinitionMissing", ErrorCategory.InvalidArgument, "A definition is needed.", "Give -Definition or -DefinitionPath."),
        InputSchema = GivenInputSchema ?? EmptyDocument.Value,
        Subtitle = Subtitle,
        Description = Description,
        Keywords = Keyword,
        FlowViewers = await PrincipalsAsync(FlowViewer, cancellationToken),
        FlowStarters = await PrincipalsAsync(FlowStarter, cancellationToken),
        FlowAdministrators = await PrincipalsAsync(FlowAdministrator, cancellationToken),
        RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
        RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
        SubscriptionId = SubscriptionId,
        AuthenticationPolicyId = AuthenticationPolicyId,
    };
}
