using System.Globalization;
using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>The properties that the completion of a run shows.</summary>
internal readonly record struct RecentRun(Guid RunId, string? Name, string Status, DateTimeOffset? StartTime)
{
    public static RecentRun Of(Run run) => new(run.RunId, run.Label ?? run.FlowTitle, run.Status, run.StartTime);

    /// <summary>The completion. Its texts are created when they are shown, not for each listed item.</summary>
    public CompletionItem ToItem() =>
        new(
            RunId.ToString(),
            Name ?? "",
            CompletionItem.Lines($"{Name} {Status}", StartTime?.LocalDateTime.ToString("g", CultureInfo.CurrentCulture))
        );
}
