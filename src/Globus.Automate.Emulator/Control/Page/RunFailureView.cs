using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The reason why a run is FAILED or INACTIVE: the state, the exception and the cause.</summary>
internal static class RunFailureView
{
    /// <param name="run">The run.</param>
    /// <param name="visits">The visits, to find the one that failed.</param>
    /// <returns>Null for a run in another status.</returns>
    public static JsonObject? Of(RunRecord run, VisitStore visits) =>
        run.Status switch
        {
            RunStatus.Failed when run.Failure is null => Describe(
                stateName: null,
                "FlowCanceled",
                "The run was canceled."
            ),
            RunStatus.Failed => OfFailure(JsonText.ParseObject(run.Failure!), run, visits),
            RunStatus.Inactive => OfReason(JsonText.ParseObject(run.Details ?? "{}"), run, visits),
            _ => null,
        };

    /// <summary>The sentence for a list of runs.</summary>
    /// <param name="status">The status of the run.</param>
    /// <param name="failure">The failure as it is stored; null for a canceled run.</param>
    /// <param name="details">The reason of an INACTIVE run.</param>
    public static string? Summarize(RunStatus status, string? failure, string? details) =>
        status switch
        {
            RunStatus.Failed when failure is null => "The run was canceled.",
            RunStatus.Failed => Sort(JsonText.ParseObject(failure)) is var (exception, cause)
                ? cause ?? exception
                : null,
            RunStatus.Inactive when details is not null => FailureText.Read(
                Redaction.HideTexts(JsonText.Parse(details))
            ),
            _ => null,
        };

    private static JsonObject OfFailure(JsonObject failure, RunRecord run, VisitStore visits)
    {
        var state = failure["state_name"]?.ToString();
        var (exception, cause) = Sort(failure);
        var document = Describe(state, exception, cause);
        document["visit"] = state is null ? null : visits.FindLast(run.RunId, state);
        return document;
    }

    private static JsonObject OfReason(JsonObject reason, RunRecord run, VisitStore visits)
    {
        var document = Describe(
            run.StateName,
            reason["code"]?.ToString() ?? "",
            FailureText.Read(Redaction.HideTexts(reason))
        );
        document["visit"] = visits.FindLast(run.RunId, run.StateName);
        return document;
    }

    /// <summary>Some definitions give the name as the cause and the sentence as the exception.</summary>
    private static (string Exception, string? Cause) Sort(JsonObject failure)
    {
        var exception = failure["exception"]?.ToString() ?? "";
        var cause = Redaction.HideTexts(failure["cause"]?.DeepClone());
        return
            cause is JsonValue text
            && text.GetValueKind() == JsonValueKind.String
            && IsSentence(exception)
            && text.GetValue<string>() is { Length: > 0 } name
            && !IsSentence(name)
            ? (name, exception)
            : (exception, FailureText.Read(cause));
    }

    private static bool IsSentence(string text) => text.Trim().Contains(' ', StringComparison.Ordinal);

    private static JsonObject Describe(string? stateName, string exception, string? cause) =>
        new()
        {
            ["state_name"] = stateName,
            ["visit"] = null,
            ["exception"] = exception,
            ["cause"] = cause,
        };
}
