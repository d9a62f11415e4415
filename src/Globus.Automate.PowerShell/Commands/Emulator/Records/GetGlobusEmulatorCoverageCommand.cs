using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Records;

/// <summary>Gets how many runs visited each state of flows and took each of its branches.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorCoverage")]
[OutputType(typeof(EmulatorCoverage))]
public sealed class GetGlobusEmulatorCoverageCommand : EmulatorCommand
{
    /// <summary>The flows: ids, addresses, or flow objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(FlowId, async flow =>
        {
            var query = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["flow_id"] = flow.FlowId.ToString("D"),
            };
            var document = await Control.SendAsync("GET", "coverage", body: null, query, cancellationToken);
            foreach (var line in EmulatorCoverage.Of(document))
            {
                Write(line);
            }
        });
}
