using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>What users are told where the emulator cannot be started.</summary>
public sealed class EmulatorStartTests
{
    private const string Start = "Start-GlobusEmulator -Port 0";

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
        foreach (
            var file in Directory
                .GetFiles(Repository.Module, "*", SearchOption.AllDirectories)
                .Where(file =>
                    !Path.GetRelativePath(Repository.Module, file).StartsWith("emulator", StringComparison.Ordinal)
                )
        )
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(Repository.Module, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var shell = new ShellProcess(manifest: Path.Combine(folder.Path, Path.GetFileName(Repository.Manifest)));

        Assert.Equal(
            ["error EmulatorMissing,Globus.Automate.PowerShell.Commands.Emulator.StartGlobusEmulatorCommand"],
            shell.Run(Start)
        );
    }

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
