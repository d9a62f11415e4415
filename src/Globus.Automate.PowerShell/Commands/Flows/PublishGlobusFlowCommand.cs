using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Publishes flow definitions to the Flows service.</summary>
[Cmdlet(VerbsData.Publish, "GlobusFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Flow), typeof(FlowValidation))]
public sealed class PublishGlobusFlowCommand : ConnectedCommand
{
    private FlowDocumentReader? _documents;
    private string? _title;

    /// <summary>The title, 1 to 128 characters; the name of the definition file by default.</summary>
    [Parameter(Position = 0)]
    [TextTransformation]
    [ValidateTextLength(1, FlowLimits.TitleLength, OrDocumentPath = true)]
    public TextArgument? Title { get; set; }

    /// <summary>The path of the definition file, JSON or YAML.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? DefinitionPath { get; set; }

    /// <summary>
    /// The piped object, available in script blocks as <c>$_</c>; a string is the path of a definition.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The subscription that the flow belongs to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Guid? SubscriptionId { get; set; }

    /// <summary>Validates the definition on the service without storing it.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>The definition: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [Alias("FlowDefinition")]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Definition { get; set; }

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
    private protected override object? ErrorTarget =>
        _title is null ? null : new FlowInput { Title = _title, ContextName = SpecifiedContextName };

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
        MyInvocation.ExpectingInput
            ? ForEachAsync([(object?)DefinitionPath ?? InputObject], _ => PublishAsync(cancellationToken))
            : PublishAsync(cancellationToken);

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var title = TextArgument.ReadText(Title, nameof(Title), InputObject);
        var source = new DefinitionSourceFinder(this).Find(title, DefinitionPath, Definition is not null);
        if (source is null)
        {
            return;
        }

        var metadata = source.Companions?.MetadataPath is { } path ? FlowMetadata.Read(path) : FlowMetadata.None;
        var schemaPath = InputSchemaPath ?? (InputSchema is null ? source.Companions?.InputSchemaPath : null);
        var definition = _documents!.ReadDefinition(Definition, source.Path);
        var inputSchema = _documents.ReadInputSchema(InputSchema, schemaPath);
        WriteCompanion(schemaPath == InputSchemaPath ? null : schemaPath, source);
        WriteCompanion(metadata.Path, source);
        var request = await RequestAsync(
            RequireTitle(source.Title ?? metadata.Title ?? source.Companions?.Name),
            definition!.Value,
            inputSchema ?? EmptyJsonObject.Element,
            metadata,
            cancellationToken
        );
        _title = request.Title;
        var target = source.Path is null ? request.Title : $"{request.Title} ({source.Path})";
        if (DryRun)
        {
            Write(await Client.Flows.ValidateAsync(request.Definition, request.InputSchema, cancellationToken));
        }
        else if (ShouldProcess(target, "Publish flow"))
        {
            Write(await Client.Flows.CreateAsync(request, cancellationToken));
        }
    }

    private void WriteCompanion(string? companion, DefinitionSource source)
    {
        if (companion is not null)
        {
            WriteVerbose($"'{companion}' was read with the definition '{source.Path}'.");
        }
    }

    private async Task<FlowCreateRequest> RequestAsync(
        string title,
        JsonElement definition,
        JsonElement inputSchema,
        FlowMetadata metadata,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Title = title,
            Definition = definition,
            InputSchema = inputSchema,
            Subtitle = TextArgument.ReadText(Subtitle, nameof(Subtitle), InputObject, FlowLimits.SubtitleLength)
                ?? metadata.Text("subtitle"),
            Description = TextArgument.ReadText(
                Description,
                nameof(Description),
                InputObject,
                FlowLimits.DescriptionLength
            ) ?? metadata.Text("description"),
            Keywords = TextArgument.ReadList(Keyword, nameof(Keyword), InputObject) ?? metadata.List("keywords"),
            FlowViewers = await PrincipalsAsync(FlowViewer ?? metadata.List("flow_viewers"), cancellationToken),
            FlowStarters = await PrincipalsAsync(FlowStarter ?? metadata.List("flow_starters"), cancellationToken),
            FlowAdministrators = await PrincipalsAsync(
                FlowAdministrator ?? metadata.List("flow_administrators"),
                cancellationToken
            ),
            RunManagers = await PrincipalsAsync(RunManager ?? metadata.List("run_managers"), cancellationToken),
            RunMonitors = await PrincipalsAsync(RunMonitor ?? metadata.List("run_monitors"), cancellationToken),
            SubscriptionId = SubscriptionId ?? metadata.Id("subscription_id"),
            AuthenticationPolicyId = AuthenticationPolicyId ?? metadata.Id("authentication_policy_id"),
        };

    private static string RequireTitle(string? title) =>
        title switch
        {
            { Length: > 0 and <= FlowLimits.TitleLength } => title,
            null or "" => throw new CommandException(
                "TitleMissing",
                ErrorCategory.InvalidArgument,
                "No title was specified. A flow requires a title.",
                "Specify -Title."
            ),
            _ => throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The title '{title}' is longer than {FlowLimits.TitleLength} characters.",
                "Specify a shorter -Title."
            ),
        };
}
