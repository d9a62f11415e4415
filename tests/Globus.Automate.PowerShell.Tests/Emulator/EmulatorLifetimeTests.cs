using System.Diagnostics;
using System.Globalization;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>
/// An emulator lives as long as the shell that started it, and Ctrl+C in that shell does not reach it.
/// </summary>
public sealed class EmulatorLifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_survives_control_C_in_its_shell()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        shell.Send("[Console]::WriteLine('running'); while ($true) { }");
        Assert.Equal("running", await ReadLineAsync(shell));
        shell.PressControlC();
        Assert.Contains("stopped", shell.ReadToReady());
        Assert.Equal(["Succeeded"], shell.Run("Connect-Globus -Emulator; 'Succeeded'"));
        Assert.False(emulator.HasExited);
    }

    [Theory]
    [InlineData("CloseInput")]
    [InlineData("Exit")]
    [InlineData("Kill")]
    public async Task It_ends_when_its_shell_does(string end)
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        switch (end)
        {
            case "Kill":
                shell.Kill();
                break;
            case "Exit":
                shell.Send("[Environment]::Exit(0)");
                break;
            default:
                shell.CloseInput();
                break;
        }

        await emulator.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
    }

    [Fact]
    public async Task It_ends_when_it_is_stopped()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        Assert.Empty(shell.Run("Stop-GlobusEmulator"));
        await emulator.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        Assert.Empty(shell.Run("Get-GlobusEmulator"));
    }

    [Fact]
    public void Whoever_is_connected_stays_so_when_it_is_started_again()
    {
        using var shell = new Shell();
        shell
            .Run(
                "$emulator = Start-GlobusEmulator -Port 0; Connect-Globus -Emulator -AuthUrl $emulator.Address "
                    + "-FlowsUrl $emulator.Address; Get-GlobusFlow"
            )
            .AssertSucceeded();
        shell
            .Run("Stop-GlobusEmulator $emulator.Port; $null = Start-GlobusEmulator -Port $emulator.Port")
            .AssertSucceeded();

        shell
            .Run($"Publish-GlobusFlow Again -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -Wait")
            .AssertSucceeded();

        shell.Run("Stop-GlobusEmulator $emulator.Port").AssertSucceeded();
    }

    [Fact]
    public void A_collection_is_the_folder_that_it_was_given()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "one");
        using var shell = new ShellProcess();
        var script = """
            $started = Start-GlobusEmulator -Port 0 -Collection @{ '10ca1000-0000-4000-8000-00000000c001' = '@' }
            Connect-Globus -Emulator -AuthUrl $started.Address -FlowsUrl $started.Address
            $stat = Invoke-GlobusAction ([uri]::new($started.Address, 'actions/transfer/stat')) @{ endpoint_id = '10ca1000-0000-4000-8000-00000000c001'; path = '/a.txt' }
            "$($stat.Status) $($stat.Details.type) $($stat.Details.size)"
            Stop-GlobusEmulator
            """;
        Assert.Equal(
            ["SUCCEEDED file 3"],
            shell.Run(script.Replace("'@'", $"'{folder.Path}'", StringComparison.Ordinal).ReplaceLineEndings("; "))
        );
    }

    [Fact]
    public async Task It_outlives_the_module_in_the_shell()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        shell.Run(
            "Remove-Module Globus.Automate; [GC]::Collect(); [GC]::WaitForPendingFinalizers(); Import-Module "
                + $"'{Repository.Manifest}'"
        );
        Assert.Equal([emulator.Id.ToString(CultureInfo.InvariantCulture)], shell.Run("(Get-GlobusEmulator).ProcessId"));
        shell.CloseInput();
        await emulator.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
    }

    private static Process StartEmulator(ShellProcess shell)
    {
        var id = Assert.Single(shell.Run("(Start-GlobusEmulator -Port 0).ProcessId"));
        return Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static Task<string> ReadLineAsync(ShellProcess shell) => Task.Run(shell.ReadLine).WaitAsync(Patience);
}
