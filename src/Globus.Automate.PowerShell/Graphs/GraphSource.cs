using Globus.Automate.Definitions.Graphs;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Graphs;

/// <summary>The source of a graph: a definition, or the flow or the run to request.</summary>
internal sealed record GraphSource
{
    /// <summary>The graph of a definition that is known.</summary>
    public FlowGraph? Graph { get; init; }

    /// <summary>The flow whose definition is unknown.</summary>
    public FlowReference? Flow { get; init; }

    /// <summary>The run.</summary>
    public RunReference? Run { get; init; }
}
