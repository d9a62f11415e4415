namespace Globus.Automate.Http.Pipeline;

/// <summary>
/// How long to wait: as long as the service asks, else twice as long each time with a jitter; never above the cap.
/// </summary>
internal sealed class RetryDelay(TimeSpan maximum, TimeProvider time)
{
    private static readonly TimeSpan InitialDelay = TimeSpan.FromSeconds(0.5);

    /// <summary>How often a port of this machine that refuses a connection is tried again.</summary>
    private const int MaximumLoopbackRetries = 2;

    private static readonly TimeSpan LoopbackRefusalDelay = TimeSpan.FromSeconds(0.2);

    /// <summary>How many retries an attempt is worth.</summary>
    public static int GetMaximumRetries(AttemptResult attempt, int maximum) =>
        attempt.IsLoopbackRefusal ? Math.Min(MaximumLoopbackRetries, maximum) : maximum;

    public TimeSpan Get(AttemptResult attempt, int number)
    {
        if (attempt.IsLoopbackRefusal)
        {
            return LoopbackRefusalDelay;
        }

        var delay = attempt.RetryAfter?.GetDelay(time.GetUtcNow()) ?? BackOff(number);
        return delay < maximum ? delay : maximum;
    }

    // Half to one and a half of the doubled time, so that clients that failed together do not come back together.
    private static TimeSpan BackOff(int number) =>
        TimeSpan.FromSeconds(InitialDelay.TotalSeconds * Math.Pow(2, Math.Min(number - 1, 30)) * (0.5 + Jitter()));

#pragma warning disable CA5394 // A jitter guards nothing.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
