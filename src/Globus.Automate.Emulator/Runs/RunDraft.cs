using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The members of a run in a request; null for members that are not set.</summary>
internal sealed record RunDraft
{
    private const int MaximumTags = 64;

    public string? Label { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? RunManagers { get; init; }

    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>
    /// The members that start and update share. The older names of the roles apply if the new ones are absent.
    /// </summary>
    public static RunDraft Read(JsonRequestReader reader)
    {
        var draft = new RunDraft
        {
            Label = reader.OptionalText("label"),
            Tags = ReadTags(reader),
            RunManagers = Role("run_managers", "manage_by", "RunManager"),
            RunMonitors = Role("run_monitors", "monitor_by", "RunMonitor"),
        };
        return draft;

        IReadOnlyList<string>? Role(string name, string olderName, string role)
        {
            var older = Principals.Read(reader, olderName, role);
            return Principals.Read(reader, name, role) ?? older;
        }
    }

    /// <summary>Tags are trimmed, and inner white space becomes one space.</summary>
    public static IReadOnlyList<string>? ReadTags(JsonRequestReader reader)
    {
        if (reader.Texts("tags") is not { } tags)
        {
            return null;
        }

        if (tags.Count > MaximumTags)
        {
            reader.ReportAt("tags", $"ensure this value has at most {MaximumTags} items");
        }

        return
        [
            .. tags.Select(tag => string.Join(' ', tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];
    }

    public RunRecord ApplyTo(RunRecord run) =>
        run with
        {
            Label = Label ?? run.Label,
            Tags = Tags ?? run.Tags,
            RunManagers = RunManagers ?? run.RunManagers,
            RunMonitors = RunMonitors ?? run.RunMonitors,
        };
}
