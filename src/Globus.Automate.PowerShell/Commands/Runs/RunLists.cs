using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Commands.Waiting;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>
/// Finds waited runs in lists: first among the active ones, then, when many have left these, among the ended ones.
/// Pages are read only as long as they bring more runs than they cost requests.
/// </summary>
internal sealed class RunLists(RunsClient runs) : IWaitList<RunReference, Run>
{
    /// <summary>Up to so many runs are got one by one.</summary>
    public const int Handful = 8;

    private const int PageSize = 100;
    private const int MostMisses = 2;

    // 1/20 of what single requests would cost is spent before it is asked what the pages bring.
    private const int RunsPerFreePage = 20;

    private static readonly string[] Roles =
    [
        "run_owner",
        "run_manager",
        "run_monitor",
        "flow_run_manager",
        "flow_run_monitor",
    ];

    private static readonly string[] Active = [RunStatus.Active, RunStatus.Inactive];
    private static readonly string[] Over = [RunStatus.Succeeded, RunStatus.Failed, RunStatus.Ended];

    private readonly RunGroups _groups = new();
    private readonly Dictionary<Guid, int> _misses = [];
    private HashSet<Guid> _missed = [];
    private bool _isRefused;
    private int _failures;

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<Run>> FindAsync(
        IReadOnlyList<Waited<RunReference, Run>> waiting,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<Guid, Run>();
        var listed = waiting.Where(IsListed).ToList();
        _missed = [];
        if (_isRefused || listed.Count <= Handful)
        {
            return [];
        }

        try
        {
            foreach (var group in _groups.Of(listed))
            {
                await FindAsync(group, found, cancellationToken);
            }

            _failures = 0;
        }
        catch (GlobusException ex) when (!Outage.IsTransient(ex))
        {
            _isRefused = true;
        }
        catch (GlobusException ex) when (Outage.IsTransient(ex) && ++_failures > 1)
        {
            // It may be the list alone that fails.
        }

        return [.. found.Values.Where(IsWhole)];
    }

    // A run that complete lists lack, though it has not ended, is one that they do not show to this caller.
    private bool IsListed(Waited<RunReference, Run> waited)
    {
        var id = waited.Reference.RunId;
        _misses.TryGetValue(id, out var misses);
        if (_missed.Contains(id))
        {
            _misses[id] = ++misses;
        }

        return misses < MostMisses;
    }

    // In lists the runs of high-assurance flows have no details.
    private static bool IsWhole(Run run) =>
        run.Details is not null || !(run.IsFinal || run.Status == RunStatus.Inactive);

    private async Task FindAsync(RunGroup group, Dictionary<Guid, Run> found, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(group, Active, found, cancellationToken))
        {
            _groups.AvoidListing(group);
            return;
        }

        var gone = group.Without(found);
        if (gone.Runs.Count > Handful)
        {
            await ReadAsync(gone, Over, found, cancellationToken);
        }

        _missed.UnionWith(group.Without(found).Runs.Select(one => one.Reference.RunId));
    }

    /// <returns>False when the list was given up because it costs too much.</returns>
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

            if (page.HasNextPage && hits < pages && pages >= group.Runs.Count / RunsPerFreePage)
            {
                return false;
            }
        }

        return true;
    }
}
