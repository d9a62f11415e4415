using System.ComponentModel;
using System.Reflection;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>A whole PowerShell, in a process of its own.</summary>
internal sealed class RealShell
{
    private readonly string[] _command;

    private RealShell(params string[] command) => _command = command;

    /// <summary>The precompiled shell of tests/Globus.Automate.TestShell.</summary>
    public static string Program { get; } =
        Repository.PathOf("out", "pwsh", OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");

    /// <summary>The precompiled shell, with the modules that PowerShell cannot be without.</summary>
    public static RealShell Precompiled { get; } = new(Program);

    /// <summary>
    /// PowerShell with all of its modules: the one on the path, else the tool that the repository names.
    /// </summary>
    public static RealShell[] WithAllModules { get; } = [new("pwsh"), new("dotnet", "tool", "run", "pwsh", "--")];

    /// <summary>The manifests of the Pester modules that were restored with this project.</summary>
    public static IReadOnlyList<string> PesterModules { get; } =
    [
        .. typeof(RealShell)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Pester")
            .Value!.Split(';'),
    ];

    /// <summary>The first shell with all modules that runs here; null where there is none.</summary>
    public static async Task<RealShell?> FindWithAllModulesAsync()
    {
        foreach (var shell in WithAllModules)
        {
            try
            {
                if ((await shell.RunAsync("exit 0")).ExitCode == 0)
                {
                    return shell;
                }
            }
            catch (Win32Exception)
            {
                // There is no such program.
            }
        }

        return null;
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script.</param>
    /// <param name="environment">Variables that it has beside those of the tests; null removes one.</param>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string script,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        var variables = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["NO_COLOR"] = "1",
        };
        using var process = TestProcess.Start(
            _command[0],
            [.. _command[1..], "-NoProfile", "-NonInteractive", "-Command", script],
            variables,
            Repository.Root
        );
        process.CloseInput();
        var (output, errors) = await process.ReadToEndAsync();
        return (process.ExitCode, output + errors);
    }
}
