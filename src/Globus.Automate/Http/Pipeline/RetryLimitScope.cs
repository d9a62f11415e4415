namespace Globus.Automate.Http.Pipeline;

/// <summary>
/// Limits the retries of requests, for callers that have their own retry loop. The limit applies to the current
/// asynchronous flow.
/// </summary>
public static class RetryLimitScope
{
    private static readonly TimeSpan MaximumDelay = TimeSpan.FromSeconds(1);

    private static readonly AsyncLocal<bool> IsLimited = new();

    /// <summary>
    /// Allows one retry per request, with a pause of at most one second, until the result is disposed.
    /// </summary>
    public static IDisposable LimitToOne()
    {
        var before = IsLimited.Value;
        IsLimited.Value = true;
        return new Limit(before);
    }

    /// <summary>Whether the limit, if it is set, allows another attempt.</summary>
    /// <param name="attempts">The number of attempts so far.</param>
    /// <param name="pause">The pause before the next one.</param>
    internal static bool Allow(int attempts, TimeSpan pause) =>
        !IsLimited.Value || (attempts == 1 && pause <= MaximumDelay);

    private sealed class Limit(bool before) : IDisposable
    {
        public void Dispose() => IsLimited.Value = before;
    }
}
