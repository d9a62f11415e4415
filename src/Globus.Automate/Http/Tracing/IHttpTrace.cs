namespace Globus.Automate.Http.Tracing;

/// <summary>Receives the trace of requests, see <see cref="HttpTrace"/>.</summary>
public interface IHttpTrace
{
    /// <summary>Whether the trace includes bodies, which are copied for it.</summary>
    bool IncludesBodies { get; }

    /// <summary>Reports the end of an attempt, on any thread.</summary>
    void OnAttempt(HttpAttempt attempt);

    /// <summary>Reports the start of a pause before a retry.</summary>
    void OnDelayStarted(HttpRetry retry);

    /// <summary>Reports the end or the cancellation of a pause.</summary>
    void OnDelayEnded(HttpRetry retry);
}
