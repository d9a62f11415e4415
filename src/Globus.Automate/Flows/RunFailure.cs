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

    /// <summary>The name of the exception, such as <c>States.Runtime</c>.</summary>
    public string Exception { get; }

    /// <summary>
    /// The cause as text, from the details or from the response of an action provider; null if the details have none.
    /// </summary>
    public string? Cause { get; }

    /// <summary>The exception and the cause.</summary>
    public override string ToString() => Cause is null ? Exception : $"{Exception}: {Cause}";

    /// <summary>Reads a failure from the details of a run or of a log entry.</summary>
    /// <returns>Null if the details contain no exception.</returns>
    internal static RunFailure? From(JsonMap? details) =>
        details is not null && (details.GetText("exception") ?? details.GetText("error")) is { } exception
            ? new RunFailure(exception, Describe(details.Find("cause")))
            : null;

    private static string? Describe(object? cause) =>
        cause is JsonMap response
            ? response.GetText("description")
                ?? response.Find("error", "detail") as string
                ?? response.Find("details", "description") as string
                ?? response.GetText("display_status")
                ?? response.ToString()
            : cause?.ToString();
}
