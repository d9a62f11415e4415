using System.Globalization;
using Globus.Automate.Definitions.Graphs;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Graphs;

namespace Globus.Automate.PowerShell.Reports;

/// <summary>The texts of a report that its formats have in common, not escaped.</summary>
internal static class ReportText
{
    /// <summary>The index of the start among the cells of a timeline.</summary>
    public const int StartColumn = 3;

    /// <summary>The headings of the summary of failures.</summary>
    public static IReadOnlyList<string> FailureHeadings { get; } = ["Run", "Status", "State", "Cause"];

    /// <summary>The headings of a timeline.</summary>
    public static IReadOnlyList<string> TimelineHeadings { get; } =
    ["State", "Type", "Attempt", "Start (UTC)", "Duration", "Result"];

    /// <summary>A time in UTC; empty if it is unknown.</summary>
    public static string Time(DateTimeOffset? time) =>
        time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    /// <summary>A duration; empty if it is unknown.</summary>
    public static string Duration(TimeSpan? duration) => duration is { } known ? ReadableDuration.Format(known) : "";

    /// <summary>When the report was created and which runs it contains.</summary>
    public static string Scope(ReportSummary summary) =>
        $"Created {Time(summary.Time)} UTC."
        + (
            summary.Starts is { } starts
                ? $" The runs started from {Time(starts.First)} to {Time(starts.Last)} UTC."
                : ""
        );

    /// <summary>The facts about a run, each with its name.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(ReportedRun reported)
    {
        var run = reported.Run;
        var failure = reported.Failure;
        return new (string Name, string? Value)[]
        {
            ("Cause", failure?.Summary),
            ("State", failure?.StateName),
            ("What to do", failure?.Hint),
            ("Flow", run.FlowTitle),
            ("Run id", run.RunId.ToString()),
            ("Started", run.StartTime is null ? null : $"{Time(run.StartTime)} UTC"),
            ("Ended", run.CompletionTime is null ? null : $"{Time(run.CompletionTime)} UTC"),
            ("Duration", Duration(run.Duration)),
            ("Owner", run.RunOwner),
            ("Tags", string.Join(", ", run.Tags)),
        }
            .Where(fact => !string.IsNullOrEmpty(fact.Value))
            .Select(fact => (fact.Name, fact.Value!));
    }

    /// <summary>The cells of a row of a timeline.</summary>
    public static IReadOnlyList<string> Cells(TimelineEntry entry) =>
        [
            entry.StateName,
            entry.StateType ?? "",
            entry.Attempt.ToString(CultureInfo.InvariantCulture),
            Time(entry.StartTime),
            Duration(entry.Duration),
            Result(entry),
        ];

    /// <summary>The row that stands for visits that are not in the timeline.</summary>
    public static string Omitted(int count) => FormattableString.Invariant($"{count} visits are omitted.");

    /// <summary>The reason why the section of a run is incomplete.</summary>
    public static string Problem(GlobusException problem) => $"This run is incomplete in the report: {problem.Message}";

    private static string Result(TimelineEntry entry) =>
        entry.Failure is { } failure ? (entry.Next is null ? failure : $"{failure} Caught; next: {entry.Next}")
        : entry.Duration is null && entry.Next is null ? "Current"
        : "Completed";
}
