using System.Diagnostics;

namespace Globus.Automate.Quickstart;

/// <summary>
/// Builds the module and the emulator, as far as the quickstart needs them: for one framework and without analyzers.
/// </summary>
internal sealed class ModuleBuild(string folder)
{
    private const string Projects = "quickstart.slnf";

    /// <returns>The exit code of the build.</returns>
    public int Run()
    {
        Console.WriteLine("Building the module and the emulator. The first build takes about half a minute.");

        // The restore knows nothing of the quick build: the lock files name the packages of all frameworks.
        var code = Run("restore", Projects, "--verbosity", "quiet");
        return code != 0
            ? code
            : Run("build", Projects, "--no-restore", "--nologo", "-p:QuickBuild=true", "-tl:off", "-clp:NoSummary");
    }

    private int Run(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // This program was itself started by a build, whose settings are not those of the next one.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
