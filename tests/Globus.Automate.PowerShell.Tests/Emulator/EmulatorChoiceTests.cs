using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>Which emulator <c>Connect-Globus -Emulator</c> signs in to.</summary>
public sealed class EmulatorChoiceTests : IDisposable
{
    private const string Start = "$e = Start-GlobusEmulator -Port 0; $e.Port";
    private const string Port = "(Connect-Globus -Emulator -PassThru -NotCurrent).FlowsAddress.Port";

    private readonly TemporaryFolder _data = new();
    private readonly List<ShellProcess> _shells = [];

    public void Dispose()
    {
        _shells.ForEach(shell => shell.Dispose());
        _data.Dispose();
    }

    [Fact]
    public void Without_an_emulator_it_is_an_error_even_if_others_listen_on_the_default_port()
    {
        Assert.Equal([Error("EmulatorNotRunning")], Open().Run(Port));
    }

    [Fact]
    public void The_newest_of_this_runspace_comes_before_the_only_one_of_this_user()
    {
        var first = Open();
        var one = first.Run(Start)[0];
        var other = Open();
        Assert.Equal([one], other.Run(Port));
        var two = other.Run(Start)[0];
        Assert.Equal([two], other.Run(Port));
        var three = other.Run(Start)[0];
        Assert.Equal([three], other.Run(Port));
        Assert.Equal([one], first.Run(Port));
        other.Run($"Stop-GlobusEmulator {three}");
        Assert.Equal([two], other.Run(Port));
    }

    [Fact]
    public void A_command_uses_the_one_of_the_context_and_a_reset_deletes_nothing_of_another_process()
    {
        const string clock = "Get-GlobusEmulatorClock 3>&1 | ForEach-Object { $_.GetType().Name }";
        const string reset = "try { Reset-GlobusEmulator; 'done' } catch { $_.FullyQualifiedErrorId }";
        var first = Open();
        var one = first.Run(Start)[0];
        Assert.Equal(["EmulatorClock"], first.Run(clock));
        var other = Open();
        Assert.Equal(["WarningRecord", "EmulatorClock"], other.Run(clock));
        Assert.StartsWith("EmulatorNotSelected,", other.Run(reset)[0], StringComparison.Ordinal);

        other.Run("Connect-Globus -Emulator");
        Assert.Equal(["EmulatorClock"], other.Run(clock));
        Assert.Equal(["done"], other.Run(reset));
        other.Run($"{Start}; Set-GlobusEmulatorClock -Frozen; Get-GlobusFlow");
        Assert.Equal(["True"], first.Run("(Get-GlobusEmulatorClock).IsFrozen"));
        Assert.Equal([one], first.Run("(Get-GlobusEmulator).Port"));
    }

    [Fact]
    public void A_step_moves_the_clock_of_its_context()
    {
        var shell = Open();
        const string flow =
            "@{ StartAt = 'A'; States = @{ A = @{ Type = 'Wait'; Seconds = 60; End = $true } } }";
        shell.Run("$one = Start-GlobusEmulator -Port 0; Connect-Globus -Emulator -ContextName one");
        shell.Run("$two = Start-GlobusEmulator -Port 0; Connect-Globus -Emulator -ContextName two");
        shell.Run("$one, $two | ForEach-Object { Set-GlobusEmulatorClock -Frozen -Emulator $_ }");
        shell.Run($"$flow = Publish-GlobusFlow Waits -Definition {flow} -Context one");
        shell.Run("$run = $flow | Start-GlobusFlowRun -Body @{} -Context one");
        Assert.Equal(["SUCCEEDED"], shell.Run("($run | Step-GlobusEmulatorClock -UntilEnd -Context one).Status"));
    }

    [Fact]
    public void A_context_keeps_its_emulator_after_it_stopped_and_the_error_names_both_ways_out()
    {
        var shell = Open();
        shell.Run("$old = Start-GlobusEmulator -Port 0; Connect-Globus -Emulator; $old | Stop-GlobusEmulator");
        shell.Run("$new = Start-GlobusEmulator -Port 0");
        Assert.Equal(
            ["True", "True"],
            shell.Run(
                "try { Get-GlobusEmulatorClock -ErrorAction Stop } catch { "
                    + "$_.Exception.Message -eq \"No emulator responds at $($old.Address).\"; "
                    + "$_.ErrorDetails.RecommendedAction -like "
                    + "\"Start-GlobusEmulator -Port $($old.Port) # Connect-Globus -Emulator *\" }"
            )
        );
        shell.Run("Connect-Globus -Emulator; Set-GlobusEmulatorClock -Frozen");
        Assert.Equal(["True"], shell.Run("(Get-GlobusEmulatorClock -Emulator $new).IsFrozen"));
    }

    [Fact]
    public void Several_that_others_started_are_an_error_with_their_ports_and_a_port_decides()
    {
        var first = Open();
        var ports = new[] { first.Run(Start)[0], first.Run(Start)[0] };
        var other = Open();
        Assert.Equal([Error("EmulatorAmbiguous")], other.Run(Port));
        var message = string.Join(
            ' ',
            other.Run(
                "try { Connect-Globus -Emulator -ErrorAction Stop } catch { $_.Exception.Message; "
                    + "$_.ErrorDetails.RecommendedAction }"
            )
        );
        Assert.All(ports, port => Assert.Contains($"{port} (started 20", message, StringComparison.Ordinal));
        Assert.Contains($"Connect-Globus -Emulator -Port {ports[1]}", message, StringComparison.Ordinal);
        Assert.Equal(
            [ports[0]],
            other.Run(Port.Replace("-Emulator", $"-Emulator -Port {ports[0]}", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void One_that_was_killed_is_not_counted_and_another_users_is_not_taken()
    {
        var first = Open();
        first.Run(Start);
        var live = Open().Run(Start)[0];
        first.Kill();
        var emulators = Path.Combine(_data.Path, "Globus.Automate", "emulators");
        var file = Assert.Single(Directory.GetFiles(emulators), name =>
            Path.GetFileName(name).StartsWith(live + ".", StringComparison.Ordinal)
        );
        using var foreign = new FileStream(
            Path.Combine(emulators, "4562.1700000000000.1.somebody%20else"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None
        );
        using var odd = new FileStream(
            Path.Combine(emulators, "readme"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None
        );
        File.WriteAllText(
            Path.Combine(emulators, "4563.1700000000000.1." + Uri.EscapeDataString(Environment.UserName)),
            ""
        );
        Assert.NotNull(file);

        Assert.Equal([live], Open().Run(Port));
    }

    private static string Error(string id) =>
        $"error {id},Globus.Automate.PowerShell.Commands.Connection.ConnectGlobusCommand";

    private ShellProcess Open()
    {
        var shell = new ShellProcess(
            new Dictionary<string, string?> { ["XDG_DATA_HOME"] = _data.Path, ["LOCALAPPDATA"] = _data.Path }
        );
        _shells.Add(shell);
        return shell;
    }
}
