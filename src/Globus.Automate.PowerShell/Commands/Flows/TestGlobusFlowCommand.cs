using System.Management.Automation;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// Validates flow definitions, input schemas and inputs locally and, with <c>-Online</c>, also on the service.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "GlobusFlow")]
[OutputType(typeof(bool), typeof(Finding), typeof(FlowValidation))]
public sealed class TestGlobusFlowCommand : ConnectedCommand
{
    private LintRuleFilter _rules = LintRuleFilter.None;
    private FlowValidation? _validation;

    /// <summary>The path of the definition file, JSON or YAML.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? DefinitionPath { get; set; }

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
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InputSchemaPath { get; set; }

    /// <summary>The input to validate: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The path of the input file, JSON or YAML.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BodyPath { get; set; }

    /// <summary>Returns finding objects instead of errors and warnings.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Also validates the definition on the Flows service.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    /// <summary>The ids of rules whose findings are left out. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateLintRule]
    [ArgumentCompleter(typeof(LintRuleCompleter))]
    public string[] SkipRule { get; set; } = [];

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        _rules = new LintRuleFilter(SkipRule);
        return Online || Context is not null ? base.BeginProcessingAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (IsPipedCompanion())
        {
            return;
        }

        try
        {
            _validation = null;
            Report(_rules.Apply(await FindAsync(cancellationToken)));
        }
        catch (UnreadableDocumentException exception) when (Detailed)
        {
            Write(exception.ToFinding());
        }
        catch (UnreadableDocumentException exception)
        {
            WriteFailure(exception.Failure, DefinitionPath);
            Write(false);
        }
        catch (CommandException exception)
        {
            WriteFailure(exception, DefinitionPath);
        }
    }

    // A companion file that is piped together with its definition is skipped.
    private bool IsPipedCompanion()
    {
        if (
            !MyInvocation.ExpectingInput
            || Definition is not null
            || DefinitionPath is null
            || FilePath.TryResolve(this, DefinitionPath) is not { } path
        )
        {
            return false;
        }

        var definition = new DocumentFile(path).DefinitionPath;
        if (definition is not null)
        {
            WriteVerbose($"'{path}' was skipped because it belongs to the definition '{definition}'.");
        }

        return definition is not null;
    }

    private async Task<IReadOnlyList<Finding>> FindAsync(CancellationToken cancellationToken)
    {
        var definition = Read(FlowDocument.Definition, Definition, nameof(Definition), DefinitionPath);
        var schema = Read(FlowDocument.InputSchema, InputSchema, nameof(InputSchema), InputSchemaPath);
        var body = Read(FlowDocument.Input, Body, nameof(Body), BodyPath);
        if (definition is null && (schema is null || Online))
        {
            throw new CommandException(
                "DefinitionMissing",
                ErrorCategory.InvalidArgument,
                "No definition was specified.",
                "Specify -DefinitionPath or -Definition."
            );
        }

        if (body is not null && schema is null)
        {
            throw new CommandException(
                "InputSchemaMissing",
                ErrorCategory.InvalidArgument,
                "The input cannot be tested because no input schema was specified.",
                "Specify -InputSchemaPath or -InputSchema."
            );
        }

        return
        [
            .. definition is null ? [] : FlowLinter.CheckDefinition(definition.Json, definition.Source),
            .. schema is null ? [] : FlowLinter.CheckInputSchema(schema.Json, schema.Source),
            .. body is null ? [] : FlowLinter.CheckInput(body.Json, schema!.Json, body.Source),
            .. Online ? await ValidateOnlineAsync(definition!, schema, cancellationToken) : [],
        ];
    }

    private SourceDocument? Read(FlowDocument document, DocumentArgument? value, string parameter, string? path)
    {
        try
        {
            return this.ReadDocument(value, parameter, path);
        }
        catch (CommandException exception)
            when (exception.Category
                    is ErrorCategory.ParserError
                        or ErrorCategory.InvalidData
                        or ErrorCategory.InvalidType
            )
        {
            throw new UnreadableDocumentException(document, exception);
        }
    }

    private async Task<IReadOnlyList<Finding>> ValidateOnlineAsync(
        SourceDocument definition,
        SourceDocument? schema,
        CancellationToken cancellationToken
    )
    {
        try
        {
            _validation = await Client.Flows.ValidateAsync(
                definition.Json,
                schema?.Json ?? EmptyJsonObject.Element,
                cancellationToken
            );
            return [];
        }
        catch (GlobusServiceException exception) when (ServiceFindings.IsAboutDocuments(exception))
        {
            return ServiceFindings.Read(exception, definition.Source, schema?.Source);
        }
    }

    private void Report(IReadOnlyList<Finding> findings)
    {
        if (Detailed)
        {
            WriteDetails(findings);
            return;
        }

        foreach (var finding in FindingSummary.Create(findings))
        {
            switch (finding.Severity)
            {
                case FindingSeverity.Information:
                    Inform(finding.ToString());
                    break;
                case FindingSeverity.Warning:
                    Warn(finding.ToString());
                    break;
                default:
                    WriteFailure(FindingErrors.From(finding), finding);
                    break;
            }
        }

        Write(findings.All(finding => finding.Severity != FindingSeverity.Error));
    }

    private void WriteDetails(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(finding);
        }

        if (_validation is not null)
        {
            Write(_validation);
        }
    }
}
