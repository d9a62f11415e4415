using System.Diagnostics;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>
/// The search with one filter: all words occur in the facts of a run, or in one of its visits. It uses the store for
/// short times only, so that it does not delay runs.
/// </summary>
internal sealed class FilterSearch(Database database, RunListFilter filter)
{
    private const int RunsAtOnce = 1000;
    private const int VisitsAtOnce = 20;

    private const string Search = """
        SELECT max(entry) AS last, count(*) AS visits, max(contain_all($3, state_name, ifnull(exception, ''),
                ifnull(cause, ''), ifnull(input, ''), ifnull(output, ''))) AS is_found
            FROM (SELECT * FROM visit WHERE run_id = $1 AND entry >= $2 ORDER BY entry LIMIT $4)
        """;

    private static readonly string[] Tables = ["run", "visit"];
    private static readonly TimeSpan LongestUse = TimeSpan.FromMilliseconds(15);

    private readonly Lock _lock = new();
    private readonly string _words = filter.Words.ToJson();
    private Dictionary<string, Progress> _runs = [];
    private FoundRuns _found = new(-1, "[]");

    public FoundRuns Find()
    {
        lock (_lock)
        {
            // A change during the search makes its result outdated for the next request.
            var version = database.Versions.Of(Tables);
            if (_found.Version != version)
            {
                _runs = SearchAll();
                string[] found =
                [
                    .. _runs.Where(run => run.Value.IsFound || run.Value.Run.IsFound).Select(run => run.Key),
                ];
                _found = new FoundRuns(version, found.ToJson());
            }

            return _found;
        }
    }

    private Dictionary<string, Progress> SearchAll()
    {
        var all = new Dictionary<string, Progress>();
        for (var before = long.MaxValue; List(before) is { Count: > 0 } runs; before = runs[^1].Sequence)
        {
            for (var done = 0; done < runs.Count;)
            {
                done = database.Write(() => SearchSome(runs, done, all));
            }
        }

        return all;
    }

    private List<ListedRun> List(long before)
    {
        var conditions = filter.ToConditions(found: null);
        conditions.Add("run.sequence < {0}", before);
        var words = conditions.Parameter(_words);
        return database.Query(
            $"""
            SELECT run_id, sequence, start_time, log_length, version,
                contain_all({words}, run_id, ifnull(label, ''), tags, flow_title, state_name, ifnull(failure, ''),
                    ifnull(details, '')) AS is_found
            FROM run WHERE {conditions.ToText()}
            ORDER BY sequence DESC LIMIT {conditions.Parameter(RunsAtOnce)}
            """,
            row => new ListedRun(
                row.Text("run_id"),
                row.LargeNumber("sequence"),
                row.LargeNumber("start_time"),
                row.Number("log_length"),
                row.Number("version"),
                row.Number("is_found") == 1
            ),
            conditions.Values
        );
    }

    /// <summary>Searches from a position in the list until the time is over.</summary>
    /// <returns>The next position.</returns>
    private int SearchSome(List<ListedRun> runs, int position, Dictionary<string, Progress> all)
    {
        var started = Stopwatch.GetTimestamp();
        while (position < runs.Count && Stopwatch.GetElapsedTime(started) < LongestUse)
        {
            var run = runs[position];
            var known = all.GetValueOrDefault(run.RunId) ?? FindKnown(run) ?? new Progress(run, LastEntry: 0);
            all[run.RunId] = known.IsComplete ? known with { Run = run } : SearchRun(known with { Run = run });
            position += all[run.RunId].IsComplete ? 1 : 0;
        }

        return position;
    }

    /// <summary>What an earlier search knows about the run, unless another run has replaced it.</summary>
    private Progress? FindKnown(ListedRun run) =>
        _runs.TryGetValue(run.RunId, out var known)
        && (known.Run.Sequence, known.Run.StartTime) == (run.Sequence, run.StartTime)
        && known.Run.LogLength <= run.LogLength
            ? known with
            {
                IsComplete = known.IsFound || known.Run.Version == run.Version,
            }
            : null;

    /// <summary>Searches further visits. The last one was possibly not complete, so it is searched again.</summary>
    private Progress SearchRun(Progress known) =>
        database.Find(
            Search,
            row =>
            {
                var isFound = row.OptionalNumber("is_found") == 1;
                return known with
                {
                    LastEntry = row.OptionalNumber("last") ?? known.LastEntry,
                    IsFound = isFound,
                    IsComplete = isFound || row.Number("visits") < VisitsAtOnce,
                };
            },
            known.Run.RunId,
            known.LastEntry,
            _words,
            VisitsAtOnce
        )!;

    private sealed record ListedRun(
        string RunId,
        long Sequence,
        long StartTime,
        int LogLength,
        int Version,
        bool IsFound
    );

    private sealed record Progress(ListedRun Run, int LastEntry)
    {
        public bool IsFound { get; init; }

        public bool IsComplete { get; init; }
    }
}
