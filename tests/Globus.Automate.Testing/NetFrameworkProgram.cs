namespace Globus.Automate.Testing;

/// <summary>
/// Runs scenarios of the program that uses the package on .NET Framework. On Windows it runs on .NET Framework;
/// elsewhere it runs on Mono, which is another runtime with another HTTP stack. A test that passes on Mono shows that
/// the assemblies are complete and work, not that Windows PowerShell behaves in the same way.
/// </summary>
public static class NetFrameworkProgram
{
    private const string Mono = "mono";

    private static readonly string Program = Repository.PathOf(
        "out",
        "net-framework-client",
        "Globus.Automate.NetFrameworkClient.exe"
    );

    /// <summary>Whether the program can run.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsWindows() || IsOnPath(Mono);

    /// <summary>Skips the test if the program cannot run.</summary>
    public static void SkipIfMissing() =>
        Assert.SkipUnless(IsAvailable, "Mono is not installed (tests/prepare.sh installs it where it may).");

    /// <summary>Starts a scenario.</summary>
    /// <param name="scenario">The name of the scenario.</param>
    /// <param name="emulator">The address of an emulator, if the scenario needs one.</param>
    /// <param name="folder">The folder of a token store, if the scenario needs one.</param>
    public static TestProcess Start(string scenario, Uri? emulator = null, string folder = "")
    {
        var address = (emulator ?? new Uri("http://127.0.0.1:9/")).AbsoluteUri;
        string[] arguments = [Repository.Module, address, scenario, folder];
        return OperatingSystem.IsWindows()
            ? TestProcess.Start(Program, arguments)
            : TestProcess.Start(Mono, [Program, .. arguments]);
    }

    /// <summary>Runs a scenario; its output. The program must load nothing from outside the package.</summary>
    public static async Task<string> RunAsync(string scenario, Uri? emulator = null, string folder = "")
    {
        using var process = Start(scenario, emulator, folder);
        var (output, errors) = await process.ReadToEndAsync();
        Assert.Equal("", errors);
        return output.ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
