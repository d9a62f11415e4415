using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets the definition and input schema with which runs were started, even if the flow has changed.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRunDefinition")]
[OutputType(typeof(RunDefinition))]
public sealed class GetGlobusRunDefinitionCommand : ConnectedCommand
{
    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(RunId, async run => Write(await Client.Runs.GetDefinitionAsync(run.RunId, cancellationToken)));
}
