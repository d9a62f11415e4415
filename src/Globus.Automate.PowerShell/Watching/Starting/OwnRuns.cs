using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Watching.Starting;

/// <summary>Finds the runs that a watch has started.</summary>
/// <param name="runs">The client.</param>
/// <param name="flowId">The flow.</param>
/// <param name="maximumActive">The maximum number of runs that have not ended; null for no limit.</param>
internal sealed class OwnRuns(RunsClient runs, Guid flowId, int? maximumActive)
{
    // The clock of this computer can be wrong, or can be set between the start and the search.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private static readonly string[] NotEnded = [RunStatus.Active, RunStatus.Inactive];

    // The journal has only the latest run of a file that changed. Its earlier runs can still be active.
    private readonly HashSet<Guid> _started = [];

    private int? _active;

    /// <summary>Finds the run with a tag; null if the service has no such run.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sentOn">The time of the start.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<Guid?> FindAsync(string tag, DateTimeOffset sentOn, CancellationToken cancellationToken)
    {
        var earliest = sentOn - ClockSkew;
        var query = new RunQuery
        {
            FlowIds = [flowId],
            Tags = [tag],
            StartTime = new TimeRange(earliest, null),
            OrderBy = ["start_time ASC"],
        };
        // A service that does not know a filter ignores it.
        await foreach (var run in runs.List(query).WithCancellation(cancellationToken))
        {
            if (run.Tags.Contains(tag) && (run.FlowId ?? flowId) == flowId && !(run.StartTime < earliest))
            {
                return run.RunId;
            }
        }

        return null;
    }

    /// <summary>Whether another run may be started.</summary>
    /// <param name="recorded">The runs in the journal.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<bool> HasRoomAsync(Func<IEnumerable<Guid>> recorded, CancellationToken cancellationToken)
    {
        if (maximumActive is not { } maximum || _active < maximum)
        {
            return true;
        }

        _started.UnionWith(recorded());
        if (_started.Count > 0)
        {
            _started.IntersectWith(await FindActiveAsync(cancellationToken));
        }

        _active = _started.Count;
        return _active < maximum;
    }

    /// <summary>Counts a run that was started now.</summary>
    public void Add(Guid runId)
    {
        if (maximumActive is not null)
        {
            _started.Add(runId);
            _active++;
        }
    }

    private async Task<HashSet<Guid>> FindActiveAsync(CancellationToken cancellationToken)
    {
        var query = new RunQuery { FlowIds = [flowId], Statuses = NotEnded };
        var active = new HashSet<Guid>();
        await foreach (var run in runs.List(query).WithCancellation(cancellationToken))
        {
            if (!run.IsFinal)
            {
                active.Add(run.RunId);
            }
        }

        return active;
    }
}
