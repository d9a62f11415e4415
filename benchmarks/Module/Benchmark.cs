using System.Diagnostics;

namespace ModuleBenchmark;

/// <summary>The programs that are measured, with what they need to find each other.</summary>
internal sealed class Benchmark(string root, Uri service, string files)
{
    private const string Python = "python3";

    public Uri Service { get; } = service;

    private readonly Dictionary<string, string> _environment = new()
    {
        ["BENCHMARK_ADDRESS"] = service.ToString(),
        ["BENCHMARK_MODULE"] = Path.Combine(root, "out", "Globus.Automate", "Globus.Automate.psd1"),
        ["BENCHMARK_FILES"] = files,
        ["GLOBUS_SDK_SERVICE_URL_FLOWS"] = service.ToString(),
    };

    /// <summary>A script of the folder Scripts, in a new shell or in Python.</summary>
    /// <param name="script">The name of its file.</param>
    /// <param name="module">The manifest of the module to import; that of this project by default.</param>
    public Func<Task<IReadOnlyDictionary<string, double>>> Script(string script, string? module = null)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Scripts", script);
        var environment = new Dictionary<string, string>(_environment);
        if (module is not null)
        {
            environment["BENCHMARK_MODULE"] = module;
        }

        return Path.GetExtension(script) == ".py"
            ? () => ShellRun.RunAsync(Python, [file], environment)
            : () => ShellRun.RunAsync(Shell(root), ["-NoProfile", "-NonInteractive", "-File", file], environment);
    }

    /// <summary>Whether Python has the SDK of Globus.</summary>
    public static bool HasGlobusSdk()
    {
        try
        {
            var start = new ProcessStartInfo(Python, ["-c", "from globus_sdk import FlowsClient"])
            {
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Shell(string root) =>
        Path.Combine(root, "out", "pwsh", OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
}
