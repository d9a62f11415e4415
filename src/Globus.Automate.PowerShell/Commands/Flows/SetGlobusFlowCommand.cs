using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// Changes flows: exactly what is given. What is not given stays; an empty list erases. The flows are changed when all
/// of them are there: each change moves a flow in the list that they come from.
/// </summary>
[Cmdlet(VerbsCommon.Set, "GlobusFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Flow))]
public sealed class SetGlobusFlowCommand : FlowWritingCommand
{
    private const int LongestTitle = 128;

    private static readonly FlowUpdateRequest Nothing = new();

    private readonly List<(FlowReference Flow, FlowUpdateRequest Request)> _updates = [];

    /// <summary>The flows to change: ids, addresses, or flows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <summary>The new title, 1 to 128 characters.</summary>
    [Parameter]
    [TextTransformation]
    [ValidateTextLength(1, LongestTitle)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TextArgument? Title { get; set; }

    /// <summary>The subscription that the flow belongs to: its id, or <c>DEFAULT</c>.</summary>
    [Parameter]
    [ValidateSubscription]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? SubscriptionId { get; set; }

    /// <summary>
    /// Makes you, an administrator of the flow, its owner: your own identity as URN, UUID or username.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? FlowOwner { get; set; }

    /// <summary>Writes each flow as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(FlowId, flow => CollectAsync(flow, cancellationToken));

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(
            _updates,
            update => UpdateAsync(update.Flow, update.Request, cancellationToken),
            update => update.Flow
        );

    private async Task CollectAsync(FlowReference reference, CancellationToken cancellationToken)
    {
        var request = await RequestAsync((object?)reference.Source ?? reference.FlowId, cancellationToken);
        if (request == Nothing)
        {
            throw new CommandException(
                "NothingToChange",
                ErrorCategory.InvalidArgument,
                "No change was given.",
                "Give -Title, -DefinitionPath, or whatever is to change."
            );
        }

        _updates.Add((reference, request));
    }

    private async Task UpdateAsync(
        FlowReference reference,
        FlowUpdateRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!ShouldProcess(reference.DisplayName, "Update flow"))
        {
            return;
        }

        var flow = await Client.Flows.UpdateAsync(reference.FlowId, request, cancellationToken);
        if (PassThru)
        {
            Write(flow);
        }
    }

    private async Task<FlowUpdateRequest> RequestAsync(object input, CancellationToken cancellationToken)
    {
        var documents = ReadDocuments(DefinitionPath, InputSchemaPath);
        return new()
        {
            Title = TextArgument.ReadText(Title, nameof(Title), input, LongestTitle),
            Definition = documents.Definition,
            InputSchema = documents.InputSchema,
            Subtitle = SubtitleOf(input),
            Description = DescriptionOf(input),
            Keywords = KeywordsOf(input),
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
}
