using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Connection;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// A user's sign-in, kept on the machine. Where that is, is a matter of environment variables, and each shell is a
/// process.
/// </summary>
[Collection(nameof(EnvironmentTests))]
public sealed class StoredContextTests : IDisposable
{
    private const string Scope = "urn:globus:auth:scope:transfer.api.globus.org:all";
    private const string Connect =
        "Connect-Globus -CodeReader { param($Url) $user.SignIn($Url) } -AuthUrl $emulator -FlowsUrl $emulator "
        + "-TokenStorage PlainFile";

    private readonly EnvironmentScope _environment = new("XDG_DATA_HOME");
    private readonly TemporaryFolder _data = new();
    private readonly Shell _shell = new();
    private readonly EmulatedUser _user;

    public StoredContextTests()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _data.Path);
        var address = _shell.StartEmulator();
        _user = new EmulatedUser(address);
        _shell.Set("emulator", address);
        _shell.Set("user", _user);
    }

    [Fact]
    public void Another_process_finds_it_and_uses_the_default_one()
    {
        _shell.Run(Connect).AssertSucceeded();
        using var other = new ShellProcess();

        Assert.Equal(
            ["alice@emulator.example PlainFile"],
            other.Run("Get-GlobusContext -ListAvailable | ForEach-Object { \"$($_.Account) $($_.TokenStorage)\" }")
        );
        Assert.Equal(["alice@emulator.example"], other.Run("(Get-GlobusIdentity).Username"));
        Assert.Single(_user.Pages);
    }

    [Fact]
    public void A_named_one_is_opened_by_its_name_only()
    {
        _shell.Run($"{Connect} -ContextName lab").AssertSucceeded();
        using var other = new ShellProcess();

        Assert.StartsWith(
            "NotConnected",
            Assert.Single(other.Run("try { Get-GlobusIdentity } catch { $_.FullyQualifiedErrorId }")),
            StringComparison.Ordinal
        );
        Assert.Equal(["alice@emulator.example"], other.Run("Select-GlobusContext lab; (Get-GlobusIdentity).Username"));
    }

    [Fact]
    public void Where_a_runspace_has_chosen_a_context_the_others_do_not_fall_back_on_a_stored_one()
    {
        _shell.Run($"{Connect}").AssertSucceeded();
        using var other = new Shell();

        other.Run("Get-GlobusIdentity").AssertError("NotConnected", ErrorCategory.ConnectionError);
    }

    [Fact]
    public void Signing_out_takes_it_away_for_everybody()
    {
        _shell.Run(Connect).AssertSucceeded();
        using var other = new ShellProcess();
        other.Run("$null = Get-GlobusIdentity");

        _shell.Run("Disconnect-Globus").AssertSucceeded();

        Assert.Empty(other.Run("Get-GlobusContext -ListAvailable"));
        var files = Directory
            .GetFiles(_data.Path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "emulators");
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains("alice", StringComparison.Ordinal));
        Assert.StartsWith(
            "ContextNotFound",
            Assert.Single(other.Run("try { Get-GlobusIdentity -Context Default } catch { $_.FullyQualifiedErrorId }")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Leaving_all_takes_the_stored_ones_along()
    {
        _shell.Run($"{Connect} -ContextName one; {Connect} -ContextName two").AssertSucceeded();

        using var other = new Shell();
        other.Run("Disconnect-Globus -All").AssertSucceeded();

        Assert.Empty(other.Run("Get-GlobusContext -ListAvailable").AssertSucceeded().Output);
    }

    [Fact]
    public void Open_contexts_are_listed_beside_the_stored_ones_and_each_once()
    {
        _shell
            .Run(
                $"{Connect} -ContextName kept; Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator "
                    + "-ContextName brief"
            )
            .AssertSucceeded();

        Assert.Equal(
            "brief Process\nkept PlainFile",
            _shell
                .Run("Get-GlobusContext -ListAvailable | ForEach-Object { \"$($_.Name) $($_.TokenStorage)\" }")
                .AssertSucceeded()
                .Text
        );
    }

    [Fact]
    public void A_variable_that_points_elsewhere_does_not_take_its_tokens_along()
    {
        _shell.Run(Connect).AssertSucceeded();
        using var other = new ShellProcess();
        other.Run(
            "$env:GLOBUS_SDK_SERVICE_URL_AUTH = 'http://127.0.0.1:9/'; $env:GLOBUS_SDK_SERVICE_URL_FLOWS = "
                + "'http://127.0.0.1:9/'"
        );

        Assert.Equal(
            [$"{_user.Address} alice@emulator.example"],
            other.Run("$who = (Get-GlobusIdentity).Username; \"$((Get-GlobusContext).AuthAddress) $who\"")
        );
    }

    [Fact]
    public void Somebody_else_under_a_stored_name_is_refused()
    {
        _shell.Run(Connect).AssertSucceeded();
        _user.Username = "bob@emulator.example";
        using var other = new Shell();
        other.Set("emulator", _user.Address);
        other.Set("user", _user);

        other.Run(Connect).AssertError("DifferentIdentity", ErrorCategory.SecurityError);
        Assert.Equal("alice@emulator.example", _shell.Run("(Get-GlobusIdentity).Username").AssertSucceeded().Text);
    }

    [Fact]
    public void A_further_sign_in_is_kept_beside_the_first()
    {
        _shell.Run($"{Connect}; Get-GlobusAccessToken '{Scope}'").AssertSucceeded();
        using var other = new ShellProcess();

        Assert.Equal([Scope], other.Run($"(Get-GlobusAccessToken '{Scope}').Scope"));
        Assert.Equal(2, _user.Pages.Count);
    }

    public void Dispose()
    {
        _shell.Run("if ($started) { Stop-GlobusEmulator -Port $started.Port }");
        _shell.Dispose();
        _user.Dispose();
        _data.Dispose();
        _environment.Dispose();
    }
}
