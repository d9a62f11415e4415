using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>Hosts in front of which nobody sits.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class HostTests(EmulatorFixture emulator)
{
    private const string First = "10ca1000-0000-4000-8000-000000000001 globus-emulator-development-secret";
    private const string Second = "10ca1000-0000-4000-8000-000000000002 globus-emulator-second-secret";

    [Theory]
    [InlineData("pwsh -NonInteractive", true)]
    [InlineData("pwsh -noni", true)]
    [InlineData("pwsh -NONINT -Command Connect-Globus", true)]
    [InlineData("pwsh --noninteractive -File script.ps1", true)]
    [InlineData("powershell.exe /NonI -NoProfile", true)]
    [InlineData("pwsh -NoProfile -NoLogo -NonInteractive -c Connect-Globus", true)]
    [InlineData("pwsh", false)]
    [InlineData("pwsh -NoProfile", false)]
    [InlineData("pwsh -non", false)]
    [InlineData("pwsh -File script.ps1 -NonInteractive", false)]
    [InlineData("pwsh -c Connect-Globus -noni", false)]
    [InlineData("pwsh -EncodedCommand AAAA -NonInteractive", false)]
    [InlineData("pwsh noninteractive", false)]
    public void A_shell_that_was_told_not_to_ask_is_known_by_its_command_line(string commandLine, bool forbids)
    {
        using var shell = new Shell();
        shell.Set("line", commandLine.Split(' '));

        Assert.Equal(
            forbids.ToString(),
            shell
                .Run(
                    """
                    $abilities = (Get-Command Connect-Globus).ImplementingType.Assembly.GetType('Globus.Automate.PowerShell.Execution.HostCapabilities')
                    $abilities.GetMethod('IsNonInteractive').Invoke($null, @(, [string[]] $line))
                    """
                )
                .AssertSucceeded()
                .Text
        );
    }

    [Fact]
    public void Jobs_of_one_process_that_sign_in_at_the_same_time_have_each_their_own_account()
    {
        using var sandbox = new Sandbox(emulator.Address);

        var answers = sandbox.RunTogether(
            $"{SignIn(First)}; 1..5 | ForEach-Object {{ (Get-GlobusIdentity).Id }}",
            $"{SignIn(Second)}; 1..5 | ForEach-Object {{ (Get-GlobusIdentity).Id }}"
        );

        Assert.Equal(Enumerable.Repeat(First.Split(' ')[0], 5), answers[0]);
        Assert.Equal(Enumerable.Repeat(Second.Split(' ')[0], 5), answers[1]);
    }

    [Fact]
    public void A_job_does_not_inherit_the_account_of_the_one_before_it()
    {
        using var sandbox = new Sandbox(emulator.Address);

        Assert.Equal([First.Split(' ')[0]], sandbox.Run($"{SignIn(First)}; (Get-GlobusContext).Account"));
        Assert.Equal(["NotConnected"], sandbox.Run("Get-GlobusFlow -First 1"));
        Assert.Equal(["NotConnected"], sandbox.Run("Get-GlobusIdentity"));
        Assert.Empty(sandbox.Run("Get-GlobusContext; Get-GlobusContext -ListAvailable"));
    }

    [Fact]
    public void A_job_that_would_have_to_ask_ends_with_an_error()
    {
        using var sandbox = new Sandbox(emulator.Address);

        Assert.Equal(["InteractionRequired"], sandbox.Run("Connect-Globus"));
    }

    private static string SignIn(string client)
    {
        var (id, secret) = (client.Split(' ')[0], client.Split(' ')[1]);
        return $"Connect-Globus ([pscredential]::new('{id}', [Net.NetworkCredential]::new('', "
            + $"'{secret}').SecurePassword)) -AuthUrl $emulator -FlowsUrl $emulator";
    }

    /// <summary>
    /// A process that runs job after job, each in a runspace of its own; it has no profile, no bus and no home.
    /// </summary>
    private sealed class Sandbox : IDisposable
    {
        private readonly ShellProcess _process = new(
            new Dictionary<string, string?>
            {
                ["HOME"] = null,
                ["XDG_DATA_HOME"] = null,
                ["DBUS_SESSION_BUS_ADDRESS"] = null,
                ["XDG_RUNTIME_DIR"] = null,
            }
        );

        public Sandbox(Uri emulator) =>
            _process.Run(
                "function Start-Work($script) { $job = [powershell]::Create(); $job.Runspace = "
                    + "[runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2()); "
                    + $"$job.Runspace.Open(); $null = $job.AddScript(\"Import-Module '{Repository.Manifest}'; "
                    + $"`$emulator = '{emulator}'; `$ErrorActionPreference = 'Stop'; try {{ $script }} "
                    + "catch { (`$_.FullyQualifiedErrorId -split ',')[0] }\"); @{ Job = $job; "
                    + "Ends = $job.BeginInvoke() } }; "
                    + "function Wait-Work($work) { $work.Job.EndInvoke($work.Ends); $work.Job.Streams.Warning; "
                    + "$work.Job.Runspace.Dispose(); $work.Job.Dispose() }"
            );

        public IReadOnlyList<string> Run(string script) => _process.Run($"Wait-Work (Start-Work {Quote(script)})");

        public IReadOnlyList<string>[] RunTogether(params string[] scripts)
        {
            _process.Run($"$works = {string.Join(", ", scripts.Select(script => $"(Start-Work {Quote(script)})"))}");
            return [.. scripts.Select((_, number) => _process.Run($"Wait-Work $works[{number}]"))];
        }

        public void Dispose() => _process.Dispose();

        private static string Quote(string script) => $"'{script.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
