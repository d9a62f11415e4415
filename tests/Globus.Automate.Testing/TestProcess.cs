using System.Diagnostics;

namespace Globus.Automate.Testing;

/// <summary>Another program. Every wait for it has a bound, and it ends with the test.</summary>
public sealed class TestProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _name;

    private TestProcess(Process process, string name) => (_process, _name) = (process, name);

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    /// <param name="program">A program on the path, or a path.</param>
    /// <param name="arguments">Its arguments, not quoted.</param>
    /// <param name="environment">Variables that it has beside those of the tests; null removes one.</param>
    /// <param name="folder">The folder where it works.</param>
    public static TestProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new TestProcess(Process.Start(start)!, program);
    }

    /// <summary>The next line of its output; null at the end.</summary>
    public Task<string?> ReadLineAsync() => ReadLineAsync(_process.StandardOutput);

    /// <summary>The next line of its error output; null at the end.</summary>
    public Task<string?> ReadErrorLineAsync() => ReadLineAsync(_process.StandardError);

    /// <summary>
    /// The rest of its output and its error output, once it has ended. A long program has the time limit of the test.
    /// </summary>
    public async Task<(string Output, string Errors)> ReadToEndAsync()
    {
        var texts = await Task.WhenAll(
            _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await WaitForExitAsync();
        return (texts[0], texts[1]);
    }

    public Task WaitForExitAsync() =>
        _process.WaitForExitAsync(TestContext.Current.CancellationToken).InTimeAsync($"the end of {_name}");

    public void WriteLine(string line) => _process.StandardInput.WriteLine(line);

    public void Write(string text) => _process.StandardInput.Write(text);

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Nobody reads its error output, which must not stop it.</summary>
    public void IgnoreErrors() => _process.BeginErrorReadLine();

    /// <summary>Ends it as a power cut would: it has no time for anything.</summary>
    public void Kill()
    {
        _process.Kill();
        WaitForExit(_process);
    }

    /// <summary>Sends a signal to it, <c>INT</c> for example.</summary>
    public void Signal(string name) => Signal(name, Id);

    /// <summary>Sends a signal to a process, or to a group by its negative number.</summary>
    public static void Signal(string name, int id)
    {
        using var kill = Process.Start("/bin/kill", ["-s", name, "--", $"{id}"]);
        WaitForExit(kill);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void WaitForExit(Process process)
    {
        if (!process.WaitForExit(Patience.Limit))
        {
            throw new TimeoutException($"Waited {Patience.Limit} for the end of process {process.Id}.");
        }
    }

    private Task<string?> ReadLineAsync(StreamReader reader) =>
        reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().InTimeAsync($"a line of {_name}");
}
