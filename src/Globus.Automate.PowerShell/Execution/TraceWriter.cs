using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Http.Tracing;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>Writes each request attempt to the verbose stream, and its bodies to the debug stream.</summary>
internal sealed class TraceWriter : IHttpTrace
{
    private readonly AsyncCommand _command;
    private readonly RetryProgress _retries;

    private TraceWriter(AsyncCommand command)
    {
        _command = command;
        _retries = new RetryProgress(command);
        IncludesBodies = IsEnabled("Debug", "DebugPreference");
    }

    /// <inheritdoc/>
    public bool IncludesBodies { get; }

    /// <summary>Traces the requests of the current asynchronous flow until the result is disposed.</summary>
    public static IDisposable Subscribe(AsyncCommand command) => HttpTrace.Subscribe(new TraceWriter(command));

    /// <inheritdoc/>
    public void OnAttempt(HttpAttempt attempt) =>
        _command.QueueMessage(() =>
        {
            _command.WriteVerbose(Line(attempt));
            if (attempt.RequestBody is { } request)
            {
                _command.WriteDebug("> " + request);
            }

            if (attempt.ResponseBody is { } response)
            {
                _command.WriteDebug("< " + response);
            }
        });

    /// <inheritdoc/>
    public void OnDelayStarted(HttpRetry retry) => _retries.Begin(retry);

    /// <inheritdoc/>
    public void OnDelayEnded(HttpRetry retry) => _retries.End(retry);

    private static string Line(HttpAttempt attempt)
    {
        var response = attempt.StatusCode is { } status
            ? ((int)status).ToString(CultureInfo.InvariantCulture)
            : "no response";
        var line = string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1} {2} in {3:0} ms",
            attempt.Method,
            attempt.Address,
            response,
            attempt.Elapsed.TotalMilliseconds
        );
        if (attempt.Attempt > 1)
        {
            line += string.Format(CultureInfo.InvariantCulture, ", attempt {0}", attempt.Attempt);
        }

        if (attempt.RetryDelay is { } delay)
        {
            line += string.Format(CultureInfo.InvariantCulture, ", after a delay of {0:0.0} s", delay.TotalSeconds);
        }

        return attempt.RequestId is { } id ? $"{line}, id {id}" : line;
    }

    private bool IsEnabled(string parameter, string preference)
    {
        if (_command.MyInvocation.BoundParameters.TryGetValue(parameter, out var bound))
        {
            return bound is SwitchParameter { IsPresent: true };
        }

        return _command.SessionState.PSVariable.GetValue(preference) is ActionPreference value
            && value is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
