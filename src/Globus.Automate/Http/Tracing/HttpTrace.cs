namespace Globus.Automate.Http.Tracing;

/// <summary>
/// Lets a caller watch the requests that its own calls lead to: a subscription follows the asynchronous flow.
/// </summary>
public static class HttpTrace
{
    private static readonly AsyncLocal<IHttpTrace?> Subscribed = new();

    internal static IHttpTrace? Current => Subscribed.Value;

    /// <summary>Watches the requests of this asynchronous flow until the result is disposed.</summary>
    public static IDisposable Subscribe(IHttpTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var before = Subscribed.Value;
        Subscribed.Value = trace;
        return new Subscription(before);
    }

    private sealed class Subscription(IHttpTrace? before) : IDisposable
    {
        public void Dispose() => Subscribed.Value = before;
    }
}
