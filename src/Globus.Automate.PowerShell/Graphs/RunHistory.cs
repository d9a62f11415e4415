using Globus.Automate.Definitions.Graphs;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Graphs;

/// <summary>The graph of a run's definition with the path that the run took, and its visits of states.</summary>
/// <param name="run">The run.</param>
internal sealed class RunHistory(Run run)
{
    // A loop can have thousands of visits. The first ones and the last ones are of interest.
    private const int MaximumAtEachEnd = 100;

    private readonly List<TimelineEntry> _first = [];
    private readonly Queue<TimelineEntry> _last = new();

    /// <summary>The run.</summary>
    public Run Run { get; } = run;

    /// <summary>The graph; null if the definition could not be read.</summary>
    public FlowGraph? Graph { get; set; }

    /// <summary>The path that the run took.</summary>
    public RunPath Path { get; } = new();

    /// <summary>The first visits, in their order.</summary>
    public IReadOnlyList<TimelineEntry> FirstVisits => _first;

    /// <summary>The number of visits between the first and the last ones.</summary>
    public int OmittedVisits { get; private set; }

    /// <summary>The last visits, in their order; empty if all visits are among the first ones.</summary>
    public IReadOnlyCollection<TimelineEntry> LastVisits => _last;

    /// <summary>The failures of requests, because of which the history is incomplete.</summary>
    public List<GlobusException> Problems { get; } = [];

    /// <summary>Adds a visit.</summary>
    /// <param name="visit">The visit.</param>
    public void Add(RunStateVisit visit)
    {
        Path.Add(visit);
        if (_first.Count < MaximumAtEachEnd)
        {
            _first.Add(TimelineEntry.Of(visit));
            return;
        }

        _last.Enqueue(TimelineEntry.Of(visit));
        if (_last.Count > MaximumAtEachEnd)
        {
            _last.Dequeue();
            OmittedVisits++;
        }
    }
}
