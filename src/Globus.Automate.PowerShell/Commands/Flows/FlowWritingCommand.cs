using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>A cmdlet that writes a flow's definition and what belongs to it.</summary>
public abstract class FlowWritingCommand : ConnectedCommand
{
    private const int LongestSubtitle = 128;
    private const int LongestDescription = 4096;

    private (DocumentArgument? Value, string? Path, JsonElement? Json)? _definition;
    private (DocumentArgument? Value, string? Path, JsonElement? Json)? _inputSchema;

    /// <summary>The definition: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [Alias("FlowDefinition")]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DocumentArgument? Definition { get; set; }

    /// <summary>The file that holds the definition, JSON or YAML.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public virtual string? DefinitionPath { get; set; }

    /// <summary>The JSON Schema (draft-07) that inputs have to match: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DocumentArgument? InputSchema { get; set; }

    /// <summary>The file that holds the input schema, JSON or YAML.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? InputSchemaPath { get; set; }

    /// <summary>The subtitle, up to 128 characters.</summary>
    [Parameter]
    [TextTransformation]
    [ValidateTextLength(0, LongestSubtitle)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TextArgument? Subtitle { get; set; }

    /// <summary>The description, up to 4096 characters.</summary>
    [Parameter]
    [TextTransformation]
    [ValidateTextLength(0, LongestDescription)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TextArgument? Description { get; set; }

    /// <summary>Words to find the flow by.</summary>
    [Parameter]
    [Alias("Keywords")]
    [TextTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TextArgument? Keyword { get; set; }

    /// <summary>Who may see the flow: URNs, UUIDs, usernames, or <c>public</c>.</summary>
    [Parameter]
    [Alias("FlowViewers", "Viewer", "Viewers", "VisibleTo")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? FlowViewer { get; set; }

    /// <summary>Who may run the flow: URNs, UUIDs, usernames, or <c>all_authenticated_users</c>.</summary>
    [Parameter]
    [Alias("FlowStarters", "Starter", "Starters", "RunnableBy")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? FlowStarter { get; set; }

    /// <summary>Who may change the flow: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("FlowAdministrators", "Administrator", "Administrators", "AdministeredBy")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? FlowAdministrator { get; set; }

    /// <summary>Who may manage all of the flow's runs: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>Who may view all of the flow's runs: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitors")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? RunMonitor { get; set; }

    /// <summary>The high-assurance authentication policy that sign-ins have to meet.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Guid? AuthenticationPolicyId { get; set; }

    /// <summary>What is not checked before it is sent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ValidationParts SkipValidation { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        ReadDocuments(DefinitionPath, InputSchemaPath);
    }

    /// <summary>Reads and checks the documents, each once however many flows they are for.</summary>
    /// <param name="definitionPath">The file of the definition.</param>
    /// <param name="inputSchemaPath">The file of the input schema.</param>
    private protected FlowDocuments ReadDocuments(string? definitionPath, string? inputSchemaPath)
    {
        if (_definition is not { } known || known.Value != Definition || known.Path != definitionPath)
        {
            var source = this.ReadSource(Definition, nameof(Definition), definitionPath);
            if (source is not null && !SkipValidation.HasFlag(ValidationParts.Definition))
            {
                Require(FlowLinter.CheckDefinition(source.Json, source.Source), ".definition");
            }

            _definition = (Definition, definitionPath, source?.Json);
        }

        if (_inputSchema is not { } schema || schema.Value != InputSchema || schema.Path != inputSchemaPath)
        {
            var source = this.ReadSource(InputSchema, nameof(InputSchema), inputSchemaPath);
            if (source is not null && !SkipValidation.HasFlag(ValidationParts.InputSchema))
            {
                Require(FlowLinter.CheckInputSchema(source.Json, source.Source), ".input_schema");
            }

            _inputSchema = (InputSchema, inputSchemaPath, source?.Json);
        }

        return new(_definition?.Json, _inputSchema?.Json);
    }

    /// <summary>The subtitle for an input object.</summary>
    private protected string? SubtitleOf(object? input) =>
        TextArgument.ReadText(Subtitle, nameof(Subtitle), input, LongestSubtitle);

    /// <summary>The description for an input object.</summary>
    private protected string? DescriptionOf(object? input) =>
        TextArgument.ReadText(Description, nameof(Description), input, LongestDescription);

    /// <summary>The keywords for an input object.</summary>
    private protected string[]? KeywordsOf(object? input) => TextArgument.ReadList(Keyword, nameof(Keyword), input);

    // The paths are those of the request, as the service itself would name them.
    private void Require(IReadOnlyList<Finding> findings, string member)
    {
        var rooted = findings.Select(finding => finding with { Path = finding.Path.Insert(1, member) }).ToList();
        foreach (var warning in rooted.Where(finding => finding.Severity == FindingSeverity.Warning))
        {
            Warn(warning.ToString());
        }

        var errors = rooted.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw FindingErrors.OfAll(errors);
        }
    }
}
