using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// Changes the specified members of flows. Other members are unchanged; an empty list clears a member. The changes are
/// sent after the last input object, because each change reorders the list that the input may come from.
/// </summary>
[Cmdlet(VerbsCommon.Set, "GlobusFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Flow))]
public sealed class SetGlobusFlowCommand : ConnectedCommand
{
    private static readonly FlowUpdateRequest Nothing = new();

    private readonly List<(FlowReference Flow, FlowUpdateRequest Request)> _updates = [];
    private FlowDocumentReader? _documents;

    /// <summary>The flows to change: ids, addresses, or flow objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <summary>The new title, 1 to 128 characters.</summary>
    [Parameter]
    [TextTransformation]
    [ValidateTextLength(1, FlowLimits.TitleLength)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TextArgument? Title { get; set; }

    /// <summary>The subscription of the flow: its id, or <c>DEFAULT</c>.</summary>
    [Parameter]
    [ValidateSubscription]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? SubscriptionId { get; set; }

    /// <summary>
    /// The new owner: your own identity as URN, UUID or username. You must be an administrator of the flow.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? FlowOwner { get; set; }

    /// <summary>Returns each updated flow.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The definition: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [Alias("FlowDefinition")]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Definition { get; set; }

    /// <summary>The path of the definition file, JSON or YAML.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? DefinitionPath { get; set; }

    /// <summary>The JSON Schema (draft-07) of the input: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? InputSchema { get; set; }

    /// <summary>The path of the input schema file, JSON or YAML.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? InputSchemaPath { get; set; }

    /// <summary>The subtitle, up to 128 characters.</summary>
    [Parameter]
    [TextTransformation]
    [ValidateTextLength(0, FlowLimits.SubtitleLength)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TextArgument? Subtitle { get; set; }

    /// <summary>The description, up to 4096 characters.</summary>
    [Parameter]
    [TextTransformation]
    [ValidateTextLength(0, FlowLimits.DescriptionLength)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TextArgument? Description { get; set; }

    /// <summary>The keywords of the flow.</summary>
    [Parameter]
    [Alias("Keywords")]
    [TextTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TextArgument? Keyword { get; set; }

    /// <summary>The principals that may view the flow: URNs, UUIDs, usernames, or <c>public</c>.</summary>
    [Parameter]
    [Alias("FlowViewers", "Viewer", "Viewers", "VisibleTo")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? FlowViewer { get; set; }

    /// <summary>
    /// The principals that may run the flow: URNs, UUIDs, usernames, or <c>all_authenticated_users</c>.
    /// </summary>
    [Parameter]
    [Alias("FlowStarters", "Starter", "Starters", "RunnableBy")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? FlowStarter { get; set; }

    /// <summary>The principals that may change the flow: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("FlowAdministrators", "Administrator", "Administrators", "AdministeredBy")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? FlowAdministrator { get; set; }

    /// <summary>The principals that may manage all runs of the flow: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>The principals that may view all runs of the flow: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitors")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunMonitor { get; set; }

    /// <summary>The high-assurance authentication policy of the flow.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Guid? AuthenticationPolicyId { get; set; }

    /// <summary>The documents that are sent without validation.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public ValidationParts SkipValidation { get; set; }

    /// <summary>The ids of rules whose findings are left out. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateLintRule]
    [ArgumentCompleter(typeof(LintRuleCompleter))]
    public string[] SkipRule { get; set; } = [];

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        _documents = new FlowDocumentReader(this, SkipValidation, new LintRuleFilter(SkipRule));
        _documents.ReadDefinition(Definition, DefinitionPath);
        _documents.ReadInputSchema(InputSchema, InputSchemaPath);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(FlowId, flow => CollectAsync(flow, cancellationToken));

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(
            _updates,
            update =>
                ChangeAsync(update.Flow.DisplayName, "Update flow", PassThru, async () =>
                    await Client.Flows.UpdateAsync(update.Flow.FlowId, update.Request, cancellationToken)
                ),
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
                "No change was specified.",
                "Specify at least one value to change, such as -Title or -DefinitionPath."
            );
        }

        _updates.Add((reference, request));
    }

    private async Task<FlowUpdateRequest> RequestAsync(object input, CancellationToken cancellationToken) =>
        new()
        {
            Title = TextArgument.ReadText(Title, nameof(Title), input, FlowLimits.TitleLength),
            Definition = _documents!.ReadDefinition(Definition, DefinitionPath),
            InputSchema = _documents.ReadInputSchema(InputSchema, InputSchemaPath),
            Subtitle = TextArgument.ReadText(Subtitle, nameof(Subtitle), input, FlowLimits.SubtitleLength),
            Description = TextArgument.ReadText(Description, nameof(Description), input, FlowLimits.DescriptionLength),
            Keywords = TextArgument.ReadList(Keyword, nameof(Keyword), input),
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
