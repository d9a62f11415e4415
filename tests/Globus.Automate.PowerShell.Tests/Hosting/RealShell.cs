using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>
/// A whole PowerShell with all of its own modules: the one on the path, else the tool that the repository names.
/// </summary>
internal sealed class RealShell
{
    private static readonly string[][] Candidates =
    [
        ["pwsh"],
        ["dotnet", "tool", "run", "pwsh", "--"],
    ];

    private readonly string[] _command;

    private RealShell(string[] command) => _command = command;

    /// <summary>The manifests of the Pester modules that were restored with this project.</summary>
    public static IReadOnlyList<string> PesterModules { get; } =
    [
        .. typeof(RealShell)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Pester")
            .Value!.Split(';'),
    ];

    /// <summary>The first shell that runs here; null where there is none.</summary>
    public static async Task<RealShell?> FindAsync()
    {
        foreach (var command in Candidates)
        {
            var shell = new RealShell(command);
            if (await shell.RunAsync("exit 0") is { ExitCode: 0 })
            {
                return shell;
            }
        }

        return null;
    }

    /// <summary>Runs a script; null where the program is not there.</summary>
    public async Task<(int ExitCode, string Output)?> RunAsync(string script)
    {
        var start = new ProcessStartInfo(
            _command[0],
            [.. _command[1..], "-NoProfile", "-NonInteractive", "-Command", script]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
