using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// A visit of a state: its input, its output or error, and its calls. The log of the run consists of its visits. All
/// documents are JSON without private values.
/// </summary>
internal sealed class StateVisit
{
    private const string FailType = "Fail";
    private const string Null = "null";

    private bool _isInputLimited;

    public required Guid RunId { get; init; }

    /// <summary>The number of states that the run had entered, including this one.</summary>
    public required int Number { get; init; }

    public required string StateName { get; init; }

    public required string StateType { get; init; }

    /// <summary>The position of the visit's first entry in the run's log.</summary>
    public required int FirstEntry { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Whether the state has begun its work; false if its input could not be evaluated.</summary>
    public bool HasStarted { get; set; }

    public string? Input { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string? Output { get; set; }

    /// <summary>The name of the error with which the state failed.</summary>
    public string? Exception { get; set; }

    public string? Cause { get; set; }

    /// <summary>A warning for the author of the flow about a state that completed.</summary>
    public string? Warning { get; set; }

    /// <summary>The position of the rule that matched in a Choice; null for Default and for other states.</summary>
    public int? Rule { get; set; }

    /// <summary>The position of the entry of Catch that caught the error.</summary>
    public int? Catcher { get; set; }

    /// <summary>The calls of the action's provider.</summary>
    public ProviderCalls Calls { get; set; } = ProviderCalls.None;

    public bool IsStored { get; set; }

    /// <summary>The number of the visit's entries in the run's log.</summary>
    public int EntryCount => (HasStarted ? 1 : 0) + (HasEndEntry ? 1 : 0);

    /// <summary>A Fail state ends the run, and the run's last entry reports the failure.</summary>
    private bool HasEndEntry => EndTime is not null && (Exception is null || StateType != FailType);

    /// <summary>Creates the visit of a state that begins.</summary>
    public static StateVisit Of(RunRecord run, State state, DateTimeOffset now) =>
        new()
        {
            RunId = run.RunId,
            Number = run.Visit,
            StateName = state.Name,
            StateType = state.Type,
            FirstEntry = run.LogLength,
            StartTime = now,
        };

    public void Start(string input) => (HasStarted, Input) = (true, input);

    public void Complete(string output, int? rule, DateTimeOffset now) => (Output, Rule, EndTime) = (output, rule, now);

    public void Fail(string exception, string cause, DateTimeOffset now) =>
        (Exception, Cause, EndTime) = (exception, cause, now);

    /// <summary>Replaces documents beyond the limits of the run's history.</summary>
    /// <param name="historySize">The size of the history without the new documents.</param>
    /// <returns>The size including them.</returns>
    public long LimitDocuments(long historySize)
    {
        if (!_isInputLimited && !IsStored)
        {
            (Input, historySize) = Limit(Input, historySize);
        }

        if (EndTime is not null)
        {
            (Output, historySize) = Limit(Output, historySize);
            (Cause, historySize) = Limit(Cause, historySize);
        }

        _isInputLimited = true;
        return historySize;
    }

    private static (string? Document, long HistorySize) Limit(string? document, long historySize)
    {
        var kept = document is null ? null : VisitDocument.Limit(document, historySize);
        return (kept, historySize + (kept?.Length ?? 0));
    }

    /// <summary>The visit's entries of the run's log.</summary>
    public IEnumerable<LogEntry> ToEntries()
    {
        if (HasStarted)
        {
            yield return CreateEntry("Started", StartTime, $"\"input\":{Input ?? Null}");
        }

        if (HasEndEntry)
        {
            yield return Exception is null
                ? CreateCompletedEntry()
                : CreateEntry(
                    "Failed",
                    EndTime!.Value,
                    $"\"exception\":{JsonText.Quote(Exception)},\"cause\":{Cause ?? Null}"
                );
        }
    }

    private LogEntry CreateCompletedEntry()
    {
        var entry = CreateEntry(
            "Completed",
            EndTime!.Value,
            $"\"output\":{Output ?? Null}" + (Warning is null ? "" : $",\"warning\":{JsonText.Quote(Warning)}")
        );
        return Warning is null ? entry : entry with { Description = $"{entry.Description}. {Warning}" };
    }

    private LogEntry CreateEntry(string suffix, DateTimeOffset time, string members) =>
        new(
            time,
            StateType + suffix,
            $"State {StateName} of type {StateType} {suffix.ToLowerInvariant()}",
            $$"""{"state_name":{{JsonText.Quote(StateName)}},"state_type":"{{StateType}}",{{members}}}"""
        );
}
