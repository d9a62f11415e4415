using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>A cmdlet that writes a flow's definition and what belongs to it.</summary>
public abstract class FlowWritingCommand : ConnectedCommand
{
    /// <summary>The definition: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [Alias("FlowDefinition")]
    [ValidateNotNull]
    [DocumentTransformation]
    public DocumentArgument? Definition { get; set; }

    /// <summary>The file that holds the definition, JSON or YAML.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? DefinitionPath { get; set; }

    /// <summary>The JSON Schema (draft-07) that inputs have to match: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [ValidateNotNull]
    [DocumentTransformation]
    public DocumentArgument? InputSchema { get; set; }

    /// <summary>The file that holds the input schema, JSON or YAML.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InputSchemaPath { get; set; }

    /// <summary>The subtitle, up to 128 characters.</summary>
    [Parameter]
    [ValidateLength(0, 128)]
    public string? Subtitle { get; set; }

    /// <summary>The description, up to 4096 characters.</summary>
    [Parameter]
    [ValidateLength(0, 4096)]
    public string? Description { get; set; }

    /// <summary>Words to find the flow by.</summary>
    [Parameter]
    [Alias("Keywords")]
    [AllowEmptyCollection]
    public string[]? Keyword { get; set; }

    /// <summary>Who may see the flow: URNs, UUIDs, usernames, or <c>public</c>.</summary>
    [Parameter]
    [Alias("FlowViewers", "Viewer", "Viewers", "VisibleTo")]
    [AllowEmptyCollection]
    public string[]? FlowViewer { get; set; }

    /// <summary>Who may run the flow: URNs, UUIDs, usernames, or <c>all_authenticated_users</c>.</summary>
    [Parameter]
    [Alias("FlowStarters", "Starter", "Starters", "RunnableBy")]
    [AllowEmptyCollection]
    public string[]? FlowStarter { get; set; }

    /// <summary>Who may change the flow: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("FlowAdministrators", "Administrator", "Administrators", "AdministeredBy")]
    [AllowEmptyCollection]
    public string[]? FlowAdministrator { get; set; }

    /// <summary>Who may manage all of the flow's runs: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers")]
    [AllowEmptyCollection]
    public string[]? RunManager { get; set; }

    /// <summary>Who may view all of the flow's runs: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitors")]
    [AllowEmptyCollection]
    public string[]? RunMonitor { get; set; }

    /// <summary>The high-assurance authentication policy that sign-ins have to meet.</summary>
    [Parameter]
    public Guid? AuthenticationPolicyId { get; set; }

    /// <summary>What is not checked before it is sent.</summary>
    [Parameter]
    public ValidationParts SkipValidation { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <summary>The definition that was given, if one was.</summary>
    private protected JsonElement? GivenDefinition { get; private set; }

    /// <summary>The input schema that was given, if one was.</summary>
    private protected JsonElement? GivenInputSchema { get; private set; }

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        var definition = this.ReadSource(Definition, nameof(Definition), DefinitionPath);
        var schema = this.ReadSource(InputSchema, nameof(InputSchema), InputSchemaPath);
        if (definition is not null && !SkipValidation.HasFlag(ValidationParts.Definition))
            Require(FlowLinter.CheckDefinition(definition.Json, definition.Source), ".definition");
        if (schema is not null && !SkipValidation.HasFlag(ValidationParts.InputSchema))
            Require(FlowLinter.CheckInputSchema(schema.Json, schema.Source), ".input_schema");
        (GivenDefinition, GivenInputSchema) = (definition?.Json, schema?.Json);
    }

    // The paths are those of the request, as the service itself would name them.
    private void Require(IReadOnlyList<Finding> findings, string member)
    {
        var rooted = findings.Select(finding => finding with { Path = finding.Path.Insert(1, member) }).ToList();
        foreach (var warning in rooted.Where(finding => finding.Severity == FindingSeverity.Warning))
            Warn(warning.ToString());
        var errors = rooted.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        if (errors.Count > 0)
            throw FindingErrors.OfAll(errors);
    }
}
