using Globus.Automate.Http.Tracing;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Prints the attempts of the requests to the Flows service with one method, and the pauses between.</summary>
internal sealed class PrintedTrace : IHttpTrace
{
    private readonly string _method;

    private PrintedTrace(string method) => _method = method;

    public bool IncludesBodies => false;

    public static IDisposable Subscribe(string method) => HttpTrace.Subscribe(new PrintedTrace(method));

    public void OnAttempt(HttpAttempt attempt)
    {
        if (attempt.Method == _method && attempt.Address.Contains("/flows"))
        {
            var result = attempt.StatusCode is { } status ? $"{(int)status}" : "no response";
            Console.Out.WriteLine($"attempt {attempt.Attempt}: {result}");
        }
    }

    public void OnDelayStarted(HttpRetry retry) => Console.Out.WriteLine($"retry {retry.Number} of {retry.Maximum}");

    public void OnDelayEnded(HttpRetry retry) { }
}
