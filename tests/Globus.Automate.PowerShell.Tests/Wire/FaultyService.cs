using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>A shell whose context takes every service from one raw server, and never retries.</summary>
public sealed class FaultyService : IDisposable
{
    public const string Token = "canary-token-0123456789";

    private readonly RawServer _server;

    public FaultyService()
    {
        _server = new RawServer(request => Respond(request));
        Shell = new Shell();
        Shell.Set("server", _server.Address);
        Shell
            .Run(
                $"Connect-Globus -Authorizer {{ '{Token}' }} -AuthUrl $server -FlowsUrl $server -MaximumRetryCount "
                    + "0 -HttpTimeoutSec 20"
            )
            .AssertSucceeded();
    }

    /// <summary>What the server sends to a request, in bytes; null closes the connection.</summary>
    public Func<string, byte[]?> Respond { get; set; } = _ => null;

    public IReadOnlyList<string> Requests => _server.Requests;

    internal Shell Shell { get; }

    internal Outcome Run(string script)
    {
        _server.Forget();
        return Shell.Run(script);
    }

    public void Dispose()
    {
        Shell.Dispose();
        _server.Dispose();
    }
}
