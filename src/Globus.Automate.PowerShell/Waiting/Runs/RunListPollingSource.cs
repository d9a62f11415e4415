using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>
/// Finds runs in lists: first in the list of active runs and, if many have ended, in the list of ended runs. A page is
/// read only if it saves requests.
/// </summary>
internal sealed class RunListPollingSource(RunsClient runs) : IListPollingSource<RunReference, Run>
{
    /// <summary>The number of runs up to which each run is requested by its id.</summary>
    public const int MaximumSingleRequests = 8;

    private const int PageSize = 100;
    private const int MaximumMisses = 2;

    // The first pages, one per 20 runs, are read without counting the runs on them.
    private const int RunsPerUncheckedPage = 20;

    private static readonly string[] Roles =
    [
        "run_owner",
        "run_manager",
        "run_monitor",
        "flow_run_manager",
        "flow_run_monitor",
    ];

    private static readonly string[] Active = [RunStatus.Active, RunStatus.Inactive];
    private static readonly string[] Ended = [RunStatus.Succeeded, RunStatus.Failed, RunStatus.Ended];

    private readonly RunGroups _groups = new();
    private readonly Dictionary<Guid, int> _misses = [];
    private HashSet<Guid> _missing = [];
    private bool _isRefused;
    private int _failures;

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<Run>> FindAsync(
        IReadOnlyList<PendingItem<RunReference, Run>> waiting,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<Guid, Run>();
        var listed = waiting.Where(IsListed).ToList();
        _missing = [];
        if (_isRefused || listed.Count <= MaximumSingleRequests)
        {
            return [];
        }

        try
        {
            foreach (var group in _groups.Divide(listed))
            {
                await FindAsync(group, found, cancellationToken);
            }

            _failures = 0;
        }
        catch (GlobusException ex) when (!TransientFailures.IsTransient(ex))
        {
            _isRefused = true;
        }
        catch (GlobusException ex) when (TransientFailures.IsTransient(ex) && ++_failures > 1)
        {
            // Only the list may have failed.
        }

        return [.. found.Values.Where(IsComplete)];
    }

    // The service does not list every run for this caller. Such a run is not in a complete list although it is active.
    private bool IsListed(PendingItem<RunReference, Run> pending)
    {
        var id = pending.Reference.RunId;
        _misses.TryGetValue(id, out var misses);
        if (_missing.Contains(id))
        {
            _misses[id] = ++misses;
        }

        return misses < MaximumMisses;
    }

    // Lists omit the details of runs of high-assurance flows.
    private static bool IsComplete(Run run) =>
        run.Details is not null || !(run.IsFinal || run.Status == RunStatus.Inactive);

    private async Task FindAsync(RunGroup group, Dictionary<Guid, Run> found, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(group, Active, found, cancellationToken))
        {
            _groups.AvoidListing(group);
            return;
        }

        var gone = group.Without(found);
        if (gone.Runs.Count > MaximumSingleRequests)
        {
            await ReadAsync(gone, Ended, found, cancellationToken);
        }

        _missing.UnionWith(group.Without(found).Runs.Select(one => one.Reference.RunId));
    }

    /// <returns>False if the list costs too many requests.</returns>
    private async Task<bool> ReadAsync(
        RunGroup group,
        string[] statuses,
        Dictionary<Guid, Run> found,
        CancellationToken cancellationToken
    )
    {
        var wanted = new HashSet<Guid>(group.Runs.Select(one => one.Reference.RunId));
        var query = group.ToQuery() with { Statuses = statuses, Roles = Roles, PageSize = PageSize };
        var (pages, hits) = (0, 0);
        await foreach (var page in runs.List(query).AsPages().WithCancellation(cancellationToken))
        {
            pages++;
            foreach (var run in page.Items.Where(run => wanted.Remove(run.RunId)))
            {
                found[run.RunId] = run;
                _misses.Remove(run.RunId);
                hits++;
            }

            if (wanted.Count == 0)
            {
                return true;
            }

            if (page.HasNextPage && hits < pages && pages >= group.Runs.Count / RunsPerUncheckedPage)
            {
                return false;
            }
        }

        return true;
    }
}
