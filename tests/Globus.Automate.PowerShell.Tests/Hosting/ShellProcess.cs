using System.Globalization;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>
/// A shell in a process and a process group of its own, as a terminal has it. A test is skipped where there is no such
/// thing.
/// </summary>
internal sealed class ShellProcess : IDisposable
{
    private readonly TestProcess _process;

    public ShellProcess(IReadOnlyDictionary<string, string?>? environment = null, string? manifest = null)
    {
        if (!File.Exists("/usr/bin/setsid"))
        {
            Assert.Skip("A process group of its own needs setsid, which this system does not have.");
        }

        _process = TestProcess.Start("setsid", ["--wait", RealShell.Program, "--lines"], environment);
        _process.IgnoreErrors();
        ProcessId = int.Parse(Run("$PID")[0], CultureInfo.InvariantCulture);
        Run($"Import-Module '{manifest ?? Repository.Manifest}'");
    }

    public int ProcessId { get; }

    /// <summary>Runs a script to its end; the lines that it wrote.</summary>
    public IReadOnlyList<string> Run(string script)
    {
        Send(script);
        return ReadToReady();
    }

    public void Send(string script) => _process.WriteLine(script);

    public string ReadLine() =>
        _process.ReadLineAsync().GetAwaiter().GetResult() ?? throw new EndOfStreamException("The shell has ended.");

    public IReadOnlyList<string> ReadToReady()
    {
        var lines = new List<string>();
        for (var line = ReadLine(); line != "ready"; line = ReadLine())
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>What a terminal does on Ctrl+C: a signal to every process of the group.</summary>
    public void PressControlC() => TestProcess.Signal("INT", -ProcessId);

    public void Kill() => TestProcess.Signal("KILL", ProcessId);

    public void CloseInput() => _process.CloseInput();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
