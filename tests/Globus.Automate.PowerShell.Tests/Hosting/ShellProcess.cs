using System.Diagnostics;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>
/// A shell in a process and a process group of its own, as a terminal has it. A test is skipped where there is no such
/// thing.
/// </summary>
internal sealed class ShellProcess : IDisposable
{
    private readonly Process _process;

    public ShellProcess(IReadOnlyDictionary<string, string?>? environment = null, string? manifest = null)
    {
        if (!File.Exists("/usr/bin/setsid"))
        {
            Assert.Skip("A process group of its own needs setsid, which this system does not have.");
        }

        var assembly = Path.Combine(AppContext.BaseDirectory, "Globus.Automate.TestShell.dll");
        var start = new ProcessStartInfo("setsid", ["--wait", "dotnet", assembly])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        ProcessId = int.Parse(Run("$PID")[0], System.Globalization.CultureInfo.InvariantCulture);
        Run($"Import-Module '{manifest ?? Repository.Manifest}'");
    }

    public int ProcessId { get; }

    /// <summary>Runs a script to its end; the lines that it wrote.</summary>
    public IReadOnlyList<string> Run(string script)
    {
        Send(script);
        return ReadToReady();
    }

    public void Send(string script) => _process.StandardInput.WriteLine(script);

    public string ReadLine() =>
        _process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("The shell has ended.");

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
    public void PressControlC() => Signal("INT", -ProcessId);

    public void Kill() => Signal("KILL", ProcessId);

    public void CloseInput() => _process.StandardInput.Close();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signal("KILL", ProcessId);
        }

        _process.Dispose();
    }

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start(
            new ProcessStartInfo(
                "/bin/kill",
                ["-s", name, "--", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            )
        )!;
        kill.WaitForExit();
    }
}
