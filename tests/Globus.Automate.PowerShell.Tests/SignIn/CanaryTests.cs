using System.Net;
using System.Security;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>Every command, in success and in failure, by every way in: nowhere is a secret to be seen.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class CanaryTests : IDisposable
{
    private readonly EmulatedUser _user;
    private readonly Shell _shell = new();
    private readonly SecretSearch _search;

    public CanaryTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _user = new EmulatedUser(emulator.Address);
        _search = new SecretSearch(_user);
        _shell.Set("emulator", emulator.Address);
        _shell.Set("user", _user);
        _shell.Set(
            "secret",
            new Dictionary<string, SecureString>
            {
                ["Client"] = Secure(SecretSearch.ClientSecret),
                ["Canary"] = Secure("c4n4ry-text"),
                ["CanaryWithBlank"] = Secure("c4n4ry text"),
            }
        );
        _shell
            .Run(
                "$real = Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator -ContextName real "
                    + "-NotCurrent -PassThru"
            )
            .AssertSucceeded();
        _shell.Run(CanaryLines.Prepare).AssertSucceeded();
        _shell.Run("$PSDefaultParameterValues = @{ '*:Verbose' = $true; '*:Debug' = $true }").AssertSucceeded();
    }

    public static TheoryData<string> Ways => [.. CanaryLines.WaysIn];

    public static TheoryData<CanaryLine> Failures => [.. CanaryLines.FailuresToSignIn];

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_command_shows_a_secret(string way)
    {
        var success = _shell
            .Run(string.Join('\n', CanaryLines.Commands.Select(line => line.Succeeds).Prepend(way)))
            .AssertSucceeded();
        var failure = _shell.Run(
            string.Join('\n', CanaryLines.Commands.Select(line => line.Fails).Prepend(way).Append("$Error"))
        );

        Assert.Equal(
            CanaryLines.Commands.Select(line => line.Error),
            failure.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])
        );
        Assert.True(success.Verbose.Count > 30);
        Assert.True(success.Debug.Count > 30);
        Assert.True(failure.Debug.Count > 20);
        _search.AssertNothing(success);
        _search.AssertNothing(failure);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void No_failure_to_sign_in_shows_a_secret(CanaryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var outcome = _shell.Run($"{line.Fails}\n$Error");

        Assert.Equal([line.Error], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        _search.AssertNothing(outcome);
    }

    [Fact]
    public void The_search_finds_what_is_there()
    {
        _shell.Set("token", "Ag" + new string('x', 64));

        Assert.ThrowsAny<Exception>(() =>
            _search.AssertNothing(_shell.Run("[pscustomobject]@{ Deep = @{ Deeper = @($token) } }"))
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.ThrowsAny<Exception>(() =>
                _search.AssertNothing(
                    _shell.Run(
                        "[pscustomobject]@{ Secure = [System.Net.NetworkCredential]::new('', $token).SecurePassword }"
                    )
                )
            );
        }

        Assert.ThrowsAny<Exception>(() =>
            _search.AssertNothing(
                _shell.Run("throw [InvalidOperationException]::new('outer', [InvalidOperationException]::new($token))")
            )
        );
    }

    [Fact]
    public void Every_command_is_among_them() =>
        Assert.Equal(
            "",
            string.Join(
                ", ",
                _shell
                    .Run("Get-Command -Module Globus.Automate -CommandType Cmdlet | ForEach-Object Name")
                    .AssertSucceeded()
                    .Output.Select(name => name.ToString()!)
                    .Where(name =>
                        name != "Connect-Globus"
                        && !CanaryLines.Commands.Any(line => Has(line.Succeeds, name) && Has(line.Fails, name))
                    )
            )
        );

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }

    private static bool Has(string line, string command) => Regex.IsMatch(line, $@"\b{command}\b");

    private static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;
}
