using System.Management.Automation;
using System.Net.NetworkInformation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Connection;

/// <summary>The sockets of contexts: one each, until the context is disconnected or nobody holds it.</summary>
public sealed class ConnectionLifetimeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IDisposable
{
    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator";

    private readonly Shell _shell = Create(emulator);

    private int Sockets =>
        IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpConnections()
            .Count(connection =>
                connection.RemoteEndPoint.Port == emulator.Address.Port && connection.State == TcpState.Established
            );

    [Theory]
    [InlineData("Connect-Globus -Emulator")]
    [InlineData("Connect-Globus -Credential $credential")]
    [InlineData("Connect-Globus -Authorizer { $credential }")]
    [InlineData("Connect-Globus -AccessToken $token")]
    [InlineData("Connect-Globus -RefreshToken (Secure $user.GetRefreshToken($all))")]
    [InlineData("Connect-Globus -CodeReader { param($Url) $user.SignIn($Url) }")]
    public void A_context_has_one_socket_which_closes_when_it_is_disconnected(string connect)
    {
        using var user = new EmulatedUser(emulator.Address);
        _shell.Set("user", user);
        _shell.Run($"Connect-Globus -Emulator {At}; $token = (Get-GlobusAccessToken).Token").AssertSucceeded();
        Reclaim();
        var before = Sockets;

        _shell
            .Run(
                $"1..10 | ForEach-Object {{ {connect} {At} -ContextName \"one $_\"; Get-GlobusFlow -First 1 "
                    + "-Context \"one $_\" }"
            )
            .AssertSucceeded();
        Assert.InRange(Sockets - before, 10, 12);

        _shell.Run("1..10 | ForEach-Object { Disconnect-Globus \"one $_\" }").AssertSucceeded();
        Assert.True(
            SpinWait.SpinUntil(() => Sockets <= before + 2, TimeSpan.FromSeconds(30)),
            $"{Sockets} sockets, {before} before"
        );
    }

    [Fact]
    public void Contexts_that_were_replaced_and_that_nobody_holds_keep_no_socket()
    {
        _shell
            .Run($"1..20 | ForEach-Object {{ Connect-Globus -Emulator {At}; Get-GlobusFlow -First 1 }}")
            .AssertSucceeded();

        Assert.True(
            SpinWait.SpinUntil(() => Reclaim() && Sockets <= 4, TimeSpan.FromSeconds(60)),
            $"{Sockets} sockets"
        );
    }

    [Fact]
    public void A_context_that_was_replaced_and_is_held_goes_on()
    {
        _shell
            .Run($"Connect-Globus -Emulator {At}; $held = Get-GlobusContext; Connect-Globus -Emulator {At}")
            .AssertSucceeded();
        Reclaim();

        _shell.Run("Get-GlobusFlow -First 1 -Context $held").AssertSucceeded();
        _shell
            .Run(
                $"1..3 | ForEach-Object -Parallel {{ Import-Module '{Repository.Manifest}'; Get-GlobusFlow -First 1 "
                    + "-Context $using:held }"
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("Get-GlobusFlow -Context $held")]
    [InlineData("Start-GlobusFlowRun 10ca1000-0000-4000-8000-000000000001 -Context $held")]
    [InlineData("Select-GlobusContext $held")]
    [InlineData("Disconnect-Globus $held")]
    [InlineData("Get-GlobusFlow")]
    public void A_context_that_was_disconnected_is_not_connected(string command)
    {
        using var other = Create(emulator);
        other.Set("held", _shell.Run($"Connect-Globus -Emulator {At} -PassThru").AssertSucceeded().Output.Single());
        other.Run("Select-GlobusContext $held").AssertSucceeded();
        _shell.Run("Disconnect-Globus").AssertSucceeded();

        var error = other.Run(command).AssertError("NotConnected", ErrorCategory.ConnectionError);

        Assert.StartsWith("Connect-Globus -Emulator", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        other.Run($"{error.ErrorDetails.RecommendedAction}; Get-GlobusFlow -First 1").AssertSucceeded();
    }

    public void Dispose() => _shell.Dispose();

    private static Shell Create(EmulatorFixture emulator)
    {
        var shell = new Shell();
        shell.Set("emulator", emulator.Address);
        shell
            .Run(
                """
                function global:Secure($text) { [System.Net.NetworkCredential]::new('', $text).SecurePassword }
                $credential = [pscredential]::new('10ca1000-0000-4000-8000-000000000001', (Secure "globus-emulator-development-secret`r`n"))
                $all = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all'
                """
            )
            .AssertSucceeded();
        return shell;
    }

    private static bool Reclaim()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return true;
    }
}
