using System.Globalization;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>
/// Monitors whether the polled services respond. It writes one warning when a service stops responding, and one when
/// all requests of a poll succeed again.
/// </summary>
internal sealed class ServiceMonitor(AsyncCommand command, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _reachableOrigins = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _pollStarted;
    private DateTimeOffset? _unreachableSince;
    private Exception? _failure;
    private bool _hasFailed;
    private TimeSpan _retryAfter;

    /// <summary>
    /// The pause after a poll: the normal interval, or up to 30 s if the service requests a longer pause.
    /// </summary>
    public TimeSpan PauseAfter(TimeSpan interval) => interval > _retryAfter ? interval : _retryAfter;

    /// <summary>The sentence for errors while a service is unreachable; otherwise empty.</summary>
    public string ErrorSuffix =>
        _unreachableSince is { } since
            ? $" The service has been unavailable since {Text(since)}: {_failure!.Message}"
            : "";

    /// <summary>Records that the service at this origin has responded.</summary>
    public void MarkReachable(string origin) => _reachableOrigins.Add(origin);

    /// <summary>Starts a poll.</summary>
    public void BeginPoll()
    {
        _pollStarted = time.GetLocalNow();
        _hasFailed = false;
        _retryAfter = TimeSpan.Zero;
    }

    /// <summary>Ends a poll whose requests were all sent.</summary>
    public void EndPoll()
    {
        if (_hasFailed || _unreachableSince is not { } since)
        {
            return;
        }

        var seconds = (time.GetLocalNow() - since).TotalSeconds;
        command.Warn(
            string.Format(CultureInfo.InvariantCulture, "The service is available again after {0:0} s.", seconds)
        );
        _unreachableSince = null;
    }

    /// <summary>Whether a failure means that the service does not respond.</summary>
    /// <param name="failure">The exception of a request.</param>
    /// <param name="origin">The origin of the service. An address that never responded may be wrong.</param>
    public bool IsOutage(Exception failure, string origin) =>
        TransientFailures.IsTransient(failure)
        && (_reachableOrigins.Contains(origin) || !TransientFailures.IsAddressFailure(failure));

    /// <summary>Records that a request of this poll has failed.</summary>
    public void RecordFailure(Exception failure)
    {
        _failure = failure;
        _hasFailed = true;
        if (TransientFailures.RetryAfter(failure) is { } pause && pause > _retryAfter)
        {
            _retryAfter = pause < LongestPause ? pause : LongestPause;
        }

        if (_unreachableSince is not null)
        {
            return;
        }

        _unreachableSince = _pollStarted;
        var reason = failure.Message.TrimEnd('.');
        command.Warn($"The service has been unavailable since {Text(_pollStarted)}: {reason}. Polling continues.");
    }

    private static string Text(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
