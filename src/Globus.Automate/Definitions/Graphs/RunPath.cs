using Globus.Automate.Flows;

namespace Globus.Automate.Definitions.Graphs;

/// <summary>
/// The path that a run took through the graph of its flow. It keeps one item for each state and for each transition, so
/// the length of the log does not matter.
/// </summary>
public sealed class RunPath
{
    private readonly Dictionary<string, RunPathState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Source, string? Target, bool IsCatch), int> _steps = [];
    private RunStateVisit? _last;

    /// <summary>Adds a visit. The visits are in the order of the log.</summary>
    /// <param name="visit">The visit.</param>
    public void Add(RunStateVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (_last is null)
        {
            AddStep(null, visit.StateName, isCatch: false);
        }

        _last = visit;
        if (!_states.TryGetValue(visit.StateName, out var state))
        {
            _states[visit.StateName] = state = new RunPathState(visit.StateName);
        }

        state.Visits++;
        state.Duration = visit.Duration is { } duration ? (state.Duration ?? TimeSpan.Zero) + duration : state.Duration;
        state.Exception = visit.Exception is { Length: > 0 } name ? name : null;
        state.Outcome =
            visit.Failure is not null ? (visit.Next is null ? StateOutcome.Failed : StateOutcome.Caught)
            : visit.EndTime is null && visit.Next is null ? StateOutcome.Current
            : StateOutcome.Completed;
        if (visit.Next is not null)
        {
            AddStep(visit.StateName, visit.Next, visit.Failure is not null);
        }
    }

    /// <summary>Completes the path with the status of the run, which determines how the last visit ended.</summary>
    /// <param name="status">The status, one of <see cref="RunStatus"/>.</param>
    public void Complete(string status)
    {
        if (_last is null)
        {
            return;
        }

        var state = _states[_last.StateName];
        if (status == RunStatus.Failed)
        {
            state.Outcome = StateOutcome.Failed;
        }
        else if (status is RunStatus.Succeeded or RunStatus.Ended)
        {
            state.Outcome = state.Outcome == StateOutcome.Current ? StateOutcome.Completed : state.Outcome;
            AddStep(_last.StateName, null, isCatch: false);
        }
        else if (_last.Failure is null)
        {
            state.Outcome = StateOutcome.Current;
        }
    }

    /// <summary>The visits of a state; null if the run did not visit it.</summary>
    /// <param name="name">The name of the state.</param>
    public RunPathState? Find(string name) => _states.TryGetValue(name, out var state) ? state : null;

    /// <summary>
    /// The number of times that the run took a transition. The log does not contain which of several rules with the
    /// same next state applied, so each of them has the sum.
    /// </summary>
    /// <param name="edge">The transition.</param>
    public int CountOf(FlowGraphEdge edge)
    {
        ArgumentNullException.ThrowIfNull(edge);
        var step = (edge.Source, edge.Target, edge.Kind == FlowGraphEdgeKind.Catch);
        return _steps.TryGetValue(step, out var count) ? count : 0;
    }

    private void AddStep(string? source, string? target, bool isCatch)
    {
        _steps.TryGetValue((source, target, isCatch), out var count);
        _steps[(source, target, isCatch)] = count + 1;
    }
}
