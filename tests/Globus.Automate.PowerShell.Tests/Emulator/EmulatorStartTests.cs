using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>What users are told where the emulator cannot be started.</summary>
public sealed class EmulatorStartTests
{
    private const string Start = "Start-GlobusEmulator -Port 0";
    private const string Describe =
        "try { Start-GlobusEmulator -Port 0 -ErrorAction Stop } catch { $_.Exception.Message; "
        + "\"$($_.ErrorDetails.RecommendedAction)\" }";

    [Theory]
    [InlineData("exit 150", "EmulatorRuntimeMissing")]
    [InlineData("exit 3", "EmulatorStartFailed")]
    [InlineData("echo 'no emulator'; cat", "EmulatorStartFailed")]
    [InlineData("echo '{\"error\":\"Other\",\"message\":\"Something else.\"}' >&2; exit 1", "EmulatorStartFailed")]
    public void A_dotnet_that_does_not_run_it(string program, string errorId)
    {
        using var folder = new TemporaryFolder();
        var host = folder.Write("dotnet", $"#!/bin/sh\n{program}\n");
        MakeExecutable(host);
        using var shell = new ShellProcess(new Dictionary<string, string?> { ["DOTNET_HOST_PATH"] = host });

        Assert.Equal(
            [$"error {errorId},Globus.Automate.PowerShell.Commands.Emulator.StartGlobusEmulatorCommand"],
            shell.Run(Start)
        );
    }

    [Fact]
    public void A_package_without_it()
    {
        using var folder = new TemporaryFolder();
        CopyModule(folder, without: "emulator");
        using var shell = new ShellProcess(manifest: Path.Combine(folder.Path, Path.GetFileName(Repository.Manifest)));

        Assert.Equal(
            ["error EmulatorMissing,Globus.Automate.PowerShell.Commands.Emulator.StartGlobusEmulatorCommand"],
            shell.Run(Start)
        );
        Assert.Equal(
            [
                "This copy of the module does not include the emulator: '"
                    + Path.Combine(folder.Path, "emulator", "Globus.Automate.Emulator.dll")
                    + "' was not found.",
                "Install-PSResource Globus.Automate -Reinstall # The package for Azure Automation has no emulator.",
            ],
            shell.Run(Describe)
        );
    }

    /// <summary>The .NET host takes the platform from a variable.</summary>
    [Fact]
    public void A_platform_without_the_library_of_its_store()
    {
        using var folder = new TemporaryFolder();
        CopyModule(folder, without: Path.Combine("emulator", "runtimes"));
        using var shell = new ShellProcess(
            new Dictionary<string, string?> { ["DOTNET_RUNTIME_ID"] = "linux-arm" },
            Path.Combine(folder.Path, Path.GetFileName(Repository.Manifest))
        );

        Assert.Equal(
            ["error EmulatorLibraryMissing,Globus.Automate.PowerShell.Commands.Emulator.StartGlobusEmulatorCommand"],
            shell.Run(Start)
        );
        Assert.Equal(
            [
                "SQLite's native library for linux-arm is missing or cannot be loaded; reinstall the emulator on a "
                    + "supported platform: win-x64, win-arm64, linux-x64, linux-arm64, linux-musl-x64, "
                    + "linux-musl-arm64, osx-x64 or osx-arm64.",
                "",
            ],
            shell.Run(Describe)
        );
    }

    private static void CopyModule(TemporaryFolder folder, string without)
    {
        foreach (
            var name in Directory
                .GetFiles(Repository.Module, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Module, file))
                .Where(name => !name.StartsWith(without + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        )
        {
            var copy = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Module, name), copy);
        }
    }

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
