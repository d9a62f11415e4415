using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Publishes flows: stores their definitions at the Flows service, where they can be run.</summary>
[Cmdlet(VerbsData.Publish, "GlobusFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Flow), typeof(FlowValidation))]
public sealed class PublishGlobusFlowCommand : FlowWritingCommand
{
    private const int LongestTitle = 128;

    private string? _title;

    /// <summary>The title, 1 to 128 characters. A file's name when not given.</summary>
    [Parameter(Position = 0)]
    [TextTransformation]
    [ValidateTextLength(1, LongestTitle, OrDocumentPath = true)]
    public TextArgument? Title { get; set; }

    /// <inheritdoc/>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public override string? DefinitionPath
    {
        get => base.DefinitionPath;
        set => base.DefinitionPath = value;
    }

    /// <summary>The piped object, which script blocks see as <c>$_</c>; a text is the path of a definition.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The subscription that the flow belongs to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Guid? SubscriptionId { get; set; }

    /// <summary>Has the service check the definition, and stores nothing.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <inheritdoc/>
    private protected override object? ErrorTarget =>
        _title is null ? null : new FlowInput { Title = _title, ContextName = GivenContextName };

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        MyInvocation.ExpectingInput
            ? ForEachAsync([(object?)DefinitionPath ?? InputObject], _ => PublishAsync(cancellationToken))
            : PublishAsync(cancellationToken);

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var title = TextArgument.ReadText(Title, nameof(Title), InputObject);
        var source = new PublishSource(this).Find(title, DefinitionPath, Definition is not null);
        if (source is null)
        {
            return;
        }

        var metadata = source.Companions?.MetadataPath is { } path ? FlowMetadata.Read(path) : FlowMetadata.None;
        var schemaPath = InputSchemaPath ?? (InputSchema is null ? source.Companions?.InputSchemaPath : null);
        var documents = ReadDocuments(source.Path, schemaPath);
        Note(schemaPath == InputSchemaPath ? null : schemaPath, source);
        Note(metadata.Path, source);
        var request = await RequestAsync(
            RequireTitle(source.Title ?? metadata.Title ?? source.Companions?.Name),
            documents,
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

    private void Note(string? companion, DefinitionSource source)
    {
        if (companion is not null)
        {
            WriteVerbose($"'{companion}' belongs to the definition '{source.Path}'.");
        }
    }

    private async Task<FlowCreateRequest> RequestAsync(
        string title,
        FlowDocuments documents,
        FlowMetadata metadata,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Title = title,
            Definition = documents.Definition!.Value,
            InputSchema = documents.InputSchema ?? EmptyJsonObject.Element,
            Subtitle = SubtitleOf(InputObject) ?? metadata.Text("subtitle"),
            Description = DescriptionOf(InputObject) ?? metadata.Text("description"),
            Keywords = KeywordsOf(InputObject) ?? metadata.List("keywords"),
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
            { Length: > 0 and <= LongestTitle } => title,
            null or "" => throw new CommandException(
                "TitleMissing",
                ErrorCategory.InvalidArgument,
                "A flow needs a title.",
                "Give -Title."
            ),
            _ => throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The title '{title}' has more than {LongestTitle} characters.",
                "Give a shorter -Title."
            ),
        };
}
