using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// A change of many runs: <c>set</c> replaces, <c>add</c> and <c>remove</c> change lists, and <c>set.status</c>
/// cancels.
/// </summary>
internal sealed class RunBatch
{
    private static readonly string[] Changes = ["set", "add", "remove"];

    private readonly Dictionary<string, RunDraft> _drafts = [];

    public IReadOnlyList<Guid> RunIds { get; private set; } = [];

    public bool Cancels { get; private set; }

    public static RunBatch Read(JsonRequestReader reader)
    {
        var batch = new RunBatch();
        if (reader.RequiredObject("filters") is { } filters)
        {
            batch.ReadFilters(reader.Nested(filters, "filters"));
        }

        foreach (var change in Changes)
        {
            if (reader.Object(change) is { } members)
            {
                batch._drafts[change] = batch.ReadChange(reader.Nested(members, change), change);
            }
        }

        if (batch._drafts.Count == 0)
        {
            reader.Report($"At least one of {string.Join(", ", Changes)} must be given");
        }

        reader.RejectUnknown();
        return batch;
    }

    public RunRecord Apply(RunRecord run)
    {
        var set = _drafts.GetValueOrDefault("set")?.ApplyTo(run) ?? run;
        var add = _drafts.GetValueOrDefault("add");
        var remove = _drafts.GetValueOrDefault("remove");
        return set with
        {
            Tags = Merge(set.Tags, add?.Tags, remove?.Tags),
            RunManagers = Merge(set.RunManagers, add?.RunManagers, remove?.RunManagers),
            RunMonitors = Merge(set.RunMonitors, add?.RunMonitors, remove?.RunMonitors),
        };
    }

    private static IReadOnlyList<string> Merge(
        IReadOnlyList<string> present,
        IReadOnlyList<string>? added,
        IReadOnlyList<string>? removed
    ) => added is null && removed is null ? present : [.. present.Union(added ?? []).Except(removed ?? [])];

    private void ReadFilters(JsonRequestReader filters)
    {
        var texts = filters.Require("run_ids") ? filters.Texts("run_ids") : null;
        filters.RejectUnknown();
        var ids = new List<Guid>();
        for (var i = 0; i < (texts?.Count ?? 0); i++)
        {
            if (Guid.TryParse(texts![i], out var id))
            {
                ids.Add(id);
            }
            else
            {
                filters.ReportItem("run_ids", i, "value is not a valid uuid");
            }
        }

        if (texts is { Count: 0 })
        {
            filters.ReportAt("run_ids", "ensure this value has at least 1 items");
        }

        RunIds = ids;
    }

    private RunDraft ReadChange(JsonRequestReader members, string change)
    {
        var draft = new RunDraft
        {
            Tags = RunDraft.ReadTags(members),
            RunManagers = Principals.Read(members, "run_managers", "RunManager"),
            RunMonitors = Principals.Read(members, "run_monitors", "RunMonitor"),
        };
        if (change == "set" && members.Text("status") is { } status)
        {
            Cancels = status == "cancel";
            if (!Cancels)
            {
                members.ReportAt("status", "the only allowed value is 'cancel'");
            }
        }

        members.RejectUnknown();
        return draft;
    }
}
