namespace Globus.Automate.Http.Tracing;

/// <summary>Traces the requests of a caller. A subscription applies to the current asynchronous flow.</summary>
public static class HttpTrace
{
    private static readonly AsyncLocal<IHttpTrace?> Subscribed = new();

    internal static IHttpTrace? Current => Subscribed.Value;

    /// <summary>Traces the requests of this asynchronous flow until the result is disposed.</summary>
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
