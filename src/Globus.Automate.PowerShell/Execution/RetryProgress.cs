using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Http;
using Globus.Automate.Http.Tracing;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>The progress bar of pauses before retries.</summary>
internal sealed class RetryProgress(AsyncCommand command)
{
    private const int ActivityId = 4563;
    private const string Activity = "Waiting to retry a request";

    /// <summary>The shortest pause that is shown.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private int _pauses;

    /// <summary>Shows a pause if it is long enough.</summary>
    public void Begin(HttpRetry retry)
    {
        if (retry.Delay <= ShortestPause)
        {
            return;
        }

        Interlocked.Increment(ref _pauses);
        var seconds = (int)Math.Ceiling(retry.Delay.TotalSeconds);
        var status = string.Format(
            CultureInfo.InvariantCulture,
            "Retry {0} of {1} in {2} s: {3}",
            retry.Number,
            retry.Maximum,
            seconds,
            PlainText.Of(retry.Reason)
        );
        command.QueueMessage(() =>
            command.WriteProgress(new ProgressRecord(ActivityId, Activity, status) { SecondsRemaining = seconds })
        );
    }

    /// <summary>Removes the progress bar if no request is paused.</summary>
    public void End(HttpRetry retry)
    {
        if (retry.Delay > ShortestPause && Interlocked.Decrement(ref _pauses) == 0)
        {
            command.QueueMessage(() =>
                command.WriteProgress(
                    new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed }
                )
            );
        }
    }
}
