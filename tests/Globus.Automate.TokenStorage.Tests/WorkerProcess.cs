using System.Diagnostics;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>Another process that uses a store.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly Process _process;

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Globus.Automate.TestWorker.dll");

    private WorkerProcess(IReadOnlyDictionary<string, string?>? environment, string[] arguments)
        : this(environment, "dotnet", [Assembly, .. arguments]) { }

    private WorkerProcess(IReadOnlyDictionary<string, string?>? environment, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    public static WorkerProcess Start(params string[] arguments) => new(null, arguments);

    public static WorkerProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        new(environment, arguments);

    /// <summary>One whose files are created with an umask, in octal.</summary>
    public static WorkerProcess StartWithUmask(string umask, params string[] arguments) =>
        new(null, "sh", ["-c", $"umask {umask} && exec dotnet \"$@\"", "sh", Assembly, .. arguments]);

    /// <summary>The lines that it wrote, once it has ended.</summary>
    public async Task<IReadOnlyList<string>> ReadToEndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var errors = _process.StandardError.ReadToEndAsync(limit.Token);
        var lines = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        Assert.Equal("", await errors);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
        ?? throw new EndOfStreamException("The worker has ended.");

    /// <summary>Ends it as the system does it, without a chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
