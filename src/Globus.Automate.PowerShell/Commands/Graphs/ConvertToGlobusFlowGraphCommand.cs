using System.Management.Automation;
using Globus.Automate.Definitions.Graphs;
using Globus.Automate.Definitions.Graphs.Rendering;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Graphs;

namespace Globus.Automate.PowerShell.Commands.Graphs;

/// <summary>Converts flow definitions, and the paths that runs took through them, to graphs.</summary>
[Cmdlet(VerbsData.ConvertTo, "GlobusFlowGraph")]
[OutputType(typeof(string))]
public sealed class ConvertToGlobusFlowGraphCommand : ConnectedCommand
{
    private RunHistoryReader? _histories;
    private string _notFoundId = "RunNotFound";

    /// <summary>Files, definitions, flows or runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The format of the graph.</summary>
    [Parameter]
    public FlowGraphFormat Format { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => _notFoundId;

    // A definition needs no connection.
    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        Context is null ? Task.CompletedTask : ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(InputObject, item => WriteGraphAsync(item, cancellationToken));

    private async Task WriteGraphAsync(PSObject item, CancellationToken cancellationToken)
    {
        switch (new GraphSourceFinder(this).Find(item))
        {
            case { Graph: { } graph }:
                Write(FlowGraphRenderer.Render(graph, Format));
                break;
            case { Flow: { } flow }:
                await WriteFlowAsync(flow, cancellationToken);
                break;
            case { Run: { } run }:
                await WriteRunAsync(run, cancellationToken);
                break;
        }
    }

    private async Task WriteFlowAsync(FlowReference reference, CancellationToken cancellationToken)
    {
        _notFoundId = "FlowNotFound";
        await ConnectAsync(cancellationToken);
        var flow = await Client.Flows.GetAsync(reference.FlowId, cancellationToken);
        if (flow.Definition is null)
        {
            throw Missing(reference);
        }

        Write(FlowGraphRenderer.Render(FlowGraph.Of(flow.Definition), Format));
    }

    private async Task WriteRunAsync(RunReference reference, CancellationToken cancellationToken)
    {
        _notFoundId = "RunNotFound";
        await ConnectAsync(cancellationToken);
        var run = reference.Run ?? await Client.Runs.GetAsync(reference.RunId, RunInclude.None, cancellationToken);
        var history = await _histories!.ReadAsync(run, cancellationToken);
        if (history.Graph is not null)
        {
            Write(FlowGraphRenderer.Render(history.Graph, Format, history.Path));
        }

        foreach (var problem in history.Problems)
        {
            WriteFailure(problem, reference);
        }

        if (history is { Graph: null, Problems.Count: 0 })
        {
            throw Missing(reference);
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_histories is null)
        {
            await base.BeginProcessingAsync(cancellationToken);
            _histories = new RunHistoryReader(Client);
        }
    }

    private static CommandException Missing(ServiceReference reference) =>
        new(
            "DefinitionMissing",
            ErrorCategory.InvalidResult,
            $"The service did not return a definition for {reference}.",
            "Pass the definition or its file."
        )
        {
            Target = reference,
        };
}
