using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Watching.Starting;

/// <summary>Finds the runs that a watch has started.</summary>
/// <param name="runs">The client.</param>
/// <param name="flowId">The flow.</param>
/// <param name="maximumActive">The maximum number of runs that have not ended; null for no limit.</param>
internal sealed class OwnRuns(RunsClient runs, Guid flowId, int? maximumActive)
{
    // The clocks of this computer and of the service can differ.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly string[] NotEnded = [RunStatus.Active, RunStatus.Inactive];

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
    /// <param name="started">The runs that the watch has started.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<bool> HasRoomAsync(Func<IEnumerable<Guid>> started, CancellationToken cancellationToken)
    {
        if (maximumActive is not { } maximum || _active < maximum)
        {
            return true;
        }

        var own = new HashSet<Guid>(started());
        _active = own.Count == 0 ? 0 : await CountAsync(own, cancellationToken);
        return _active < maximum;
    }

    /// <summary>Counts a run that was started now.</summary>
    public void Add() => _active++;

    private async Task<int> CountAsync(HashSet<Guid> own, CancellationToken cancellationToken)
    {
        var query = new RunQuery { FlowIds = [flowId], Statuses = NotEnded };
        var count = 0;
        await foreach (var run in runs.List(query).WithCancellation(cancellationToken))
        {
            if (own.Contains(run.RunId) && !run.IsFinal)
            {
                count++;
            }
        }

        return count;
    }
}
