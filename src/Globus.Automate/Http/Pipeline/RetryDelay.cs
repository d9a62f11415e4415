namespace Globus.Automate.Http.Pipeline;

/// <summary>
/// The delay before a retry: as the service requests, otherwise exponential with jitter, up to a maximum.
/// </summary>
internal sealed class RetryDelay(TimeSpan maximum, TimeProvider time)
{
    private static readonly TimeSpan InitialDelay = TimeSpan.FromSeconds(0.5);

    /// <summary>The maximum number of retries if a loopback port refuses the connection.</summary>
    private const int MaximumLoopbackRetries = 2;

    private static readonly TimeSpan LoopbackRefusalDelay = TimeSpan.FromSeconds(0.2);

    /// <summary>The maximum number of retries after an attempt.</summary>
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

    // 50% to 150% of the exponential delay, so that clients do not retry at the same time.
    private static TimeSpan BackOff(int number) =>
        TimeSpan.FromSeconds(InitialDelay.TotalSeconds * Math.Pow(2, Math.Min(number - 1, 30)) * (0.5 + Jitter()));

#pragma warning disable CA5394 // A jitter guards nothing.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
