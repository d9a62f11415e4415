namespace Globus.Automate.Http;

/// <summary>How long to wait: as long as the service asks, else twice as long each time with a jitter; never above the cap.</summary>
internal sealed class RetryDelay(TimeSpan maximum, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    public TimeSpan After(Attempt attempt, int number)
    {
        var delay = attempt.RetryAfter?.From(time.GetUtcNow()) ?? BackOff(number);
        return delay < maximum ? delay : maximum;
    }

    // Half to one and a half of the doubled time, so that clients that failed together do not come back together.
    private static TimeSpan BackOff(int number) =>
        TimeSpan.FromSeconds(First.TotalSeconds * Math.Pow(2, Math.Min(number - 1, 30)) * (0.5 + Jitter()));

#pragma warning disable CA5394 // A jitter guards nothing.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
