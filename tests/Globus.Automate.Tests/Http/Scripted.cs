namespace Globus.Automate.Tests.Http;

/// <summary>A client that speaks to a script.</summary>
public sealed class Scripted : IDisposable
{
    public Scripted(Func<GlobusClientOptions, GlobusClientOptions>? configure = null)
    {
        var options = new GlobusClientOptions
        {
            TokenSource = Tokens,
            InnerHandler = Network,
            TimeProvider = Clock,
        };
        Client = new GlobusClient(configure?.Invoke(options) ?? options);
    }

    public ScriptedHandler Network { get; } = new();

    public ImpatientClock Clock { get; } = new();

    public FakeTokenSource Tokens { get; } = new();

    public GlobusClient Client { get; }

    public void Dispose() => Client.Dispose();
}
