using Globus.Automate.Flows.Causes;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>The failure of a state of a run.</summary>
public sealed class RunFailure
{
    private RunFailure(string exception, string? cause)
    {
        Exception = exception;
        Cause = cause;
    }

    /// <summary>The name of the exception, such as <c>States.Runtime</c>; empty if it is unknown.</summary>
    public string Exception { get; }

    /// <summary>
    /// The cause as one sentence, which may come from a document that an action provider nested in its response; null if
    /// the details have none.
    /// </summary>
    public string? Cause { get; }

    /// <summary>The exception and the cause.</summary>
    public override string ToString() =>
        Cause is null ? Exception
        : Exception.Length == 0 ? Cause
        : $"{Exception}: {Cause}";

    /// <summary>
    /// Why a run is FAILED or INACTIVE. The code of the details, such as <c>FlowCanceled</c> or <c>ConsentRequired</c>,
    /// stands for the exception if there is none.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <returns>Null for other runs, and if the details do not contain it.</returns>
    public static RunFailure? Of(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Failure is { } failure)
        {
            return failure;
        }

        var code = run.Details?.GetText("code");
        var cause = run.Status is RunStatus.Failed or RunStatus.Inactive ? CauseReader.Read(run.Details) : null;
        return cause is null ? null : new RunFailure(code ?? "", cause);
    }

    /// <summary>The cause, then the exception in parentheses unless the cause contains it.</summary>
    public string ToSentence() =>
        Cause is not { Length: > 0 } sentence ? Exception
        : Exception.Length == 0 || sentence.Contains(Exception) ? sentence
        : $"{sentence.TrimEnd('.')} ({Exception})";

    /// <summary>Reads a failure from the details of a run or of a log entry.</summary>
    /// <param name="details">The details.</param>
    /// <param name="code">The code of the failure, which stands for the exception if the details have only a cause.</param>
    /// <returns>Null if the details contain no failure.</returns>
    internal static RunFailure? From(JsonMap? details, string? code)
    {
        var cause = details?.Find("cause");
        var name = details?.GetText("exception") ?? details?.GetText("error");
        return name is { Length: > 0 } ? Create(name, cause)
            : cause is not null && code?.EndsWith("Failed", StringComparison.Ordinal) == true ? Create(code, cause)
            : null;
    }

    // Some definitions and providers give the name as the cause and the sentence as the exception.
    private static RunFailure Create(string name, object? cause) =>
        cause is string { Length: > 0 } text && CauseText.IsSentence(name) && !CauseText.IsSentence(text)
            ? new RunFailure(text, CauseReader.Read(name))
            : new RunFailure(name, CauseReader.Read(cause) ?? CauseText.Summarize(cause));
}
