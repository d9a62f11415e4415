namespace Globus.Automate.TokenStorage.Tests;

/// <summary>Another process that uses a store.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Globus.Automate.TestWorker.dll");

    private readonly TestProcess _process;

    private WorkerProcess(TestProcess process) => _process = process;

    public static WorkerProcess Start(params string[] arguments) =>
        new(TestProcess.Start("dotnet", [Assembly, .. arguments]));

    public static WorkerProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        new(TestProcess.Start("dotnet", [Assembly, .. arguments], environment));

    /// <summary>One whose files are created with an umask, in octal.</summary>
    public static WorkerProcess StartWithUmask(string umask, params string[] arguments) =>
        new(TestProcess.Start("sh", ["-c", $"umask {umask} && exec dotnet \"$@\"", "sh", Assembly, .. arguments]));

    /// <summary>The lines that it wrote, once it has ended.</summary>
    public async Task<IReadOnlyList<string>> ReadToEndAsync()
    {
        var (output, errors) = await _process.ReadToEndAsync();
        Assert.Equal("", errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async Task<string> ReadLineAsync() =>
        await _process.ReadLineAsync() ?? throw new EndOfStreamException("The worker has ended.");

    /// <summary>Ends it as the system does it, without a chance to tidy up.</summary>
    public void Kill() => _process.Kill();

    public void Dispose() => _process.Dispose();
}
