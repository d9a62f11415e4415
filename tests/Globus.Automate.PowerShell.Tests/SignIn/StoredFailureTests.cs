using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using Globus.Automate.PowerShell.Tests.Connection;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>What a user meets when a stored sign-in cannot be used or kept.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class StoredFailureTests : IDisposable
{
    private const string Connect =
        "Connect-Globus -CodeReader { param($Url) $user.SignIn($Url) } -AuthUrl $emulator -FlowsUrl $emulator "
        + "-TokenStorage PlainFile";

    private readonly EnvironmentScope _environment = new("XDG_DATA_HOME", "GLOBUS_SDK_HTTP_TIMEOUT");
    private readonly TemporaryFolder _data = new();
    private readonly Shell _shell = new();
    private readonly EmulatedUser _user;

    public StoredFailureTests()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _data.Path);
        var address = _shell.StartEmulator();
        _user = new EmulatedUser(address);
        Prepare(_shell);
    }

    private string Stored => Path.Combine(_data.Path, "Globus.Automate", "plain", "signin-default.tokens");

    [Fact]
    public void What_a_newer_version_stored_is_left_as_it_is()
    {
        _shell.Run(Connect).AssertSucceeded();
        var newer = NewerFormat("{}");
        File.WriteAllText(Stored, newer);
        using var other = new Shell();

        var error = other
            .Run("Select-GlobusContext Default")
            .AssertError("TokenStorageNewer", ErrorCategory.InvalidData);

        Assert.Contains("newer version", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Update-Module Globus.Automate", error.ErrorDetails.RecommendedAction);
        _shell.Run(Connect).AssertError("TokenStorageNewer", ErrorCategory.InvalidData);
        Assert.Equal(newer, File.ReadAllText(Stored));
    }

    [Fact]
    public void A_sign_in_that_another_process_does_not_let_go_is_told_of_and_kept()
    {
        _shell.Run(Connect).AssertSucceeded();
        Environment.SetEnvironmentVariable("GLOBUS_SDK_HTTP_TIMEOUT", "0.2");
        using var other = new Shell();
        Prepare(other);
        using (
            new FileStream(
                Path.ChangeExtension(Stored, ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            )
        )
        {
            other.Run($"{Connect} -HttpTimeoutSec 60").AssertError("TokenStorageBusy", ErrorCategory.ResourceBusy);
        }

        Assert.Contains("POST /v2/oauth2/token/revoke", _user.Requests());

        Assert.Equal("alice@emulator.example", _shell.Run("(Get-GlobusIdentity).Username").AssertSucceeded().Text);
    }

    [Fact]
    public void Where_there_can_be_no_file_nobody_is_asked_and_the_error_says_what_else_there_is()
    {
        File.WriteAllText(Path.GetDirectoryName(Stored)!, "no folder");

        var error = _shell.Run(Connect).AssertError("TokenStorageUnavailable", ErrorCategory.ResourceUnavailable);

        Assert.Contains("-TokenStorage Process", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_user.Pages);
    }

    [Fact]
    public void A_folder_that_others_can_write_to_is_refused_and_the_line_repairs_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps the folder of a user private by its access list.");
            return;
        }

        _shell.Run(Connect).AssertSucceeded();
        var folder = Path.GetDirectoryName(Stored)!;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);

        var error = _shell.Run(Connect).AssertError("TokenStorageUnsafe", ErrorCategory.SecurityError);

        Assert.Contains(folder, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("chmod ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_000_000);
        _shell.Run(Connect).AssertSucceeded();
    }

    [Fact]
    public void Tokens_do_not_go_to_another_Auth_that_somebody_else_signed_in_to_under_the_same_name()
    {
        _shell.Run(Connect).AssertSucceeded();
        using var other = new Shell();
        var address = (Uri)
            other
                .Run("$started = Start-GlobusEmulator -Port 0; $started.Address")
                .AssertSucceeded()
                .Output.Single()
                .BaseObject;
        using var user = new EmulatedUser(address);
        other.Set("emulator", address);
        other.Set("user", user);
        other.Run(Connect).AssertSucceeded();

        var outcome = _shell.Run("Get-GlobusFlow");
        other.Run("Stop-GlobusEmulator -Port $started.Port").AssertSucceeded();

        var error = outcome.AssertError("AuthAddressMismatch", ErrorCategory.SecurityError);
        Assert.Contains(address.AbsoluteUri, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-AuthUrl", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refresh_token_that_was_brought_is_stored_when_that_is_asked_for()
    {
        const string bring = "Connect-Globus -RefreshToken $refresh -AuthUrl $emulator -FlowsUrl $emulator";
        Give();
        _shell.Run(bring).AssertSucceeded();
        Assert.Empty(
            _shell
                .Run("Get-GlobusContext -ListAvailable | Where-Object TokenStorage -NE Process")
                .AssertSucceeded()
                .Output
        );

        Give();
        _shell.Run($"{bring} -TokenStorage PlainFile").AssertSucceeded();
        using var other = new ShellProcess();

        Assert.Equal(
            ["RefreshToken PlainFile"],
            other.Run(
                "Get-GlobusContext -ListAvailable | ForEach-Object { \"$($_.Authentication) $($_.TokenStorage)\" }"
            )
        );
        Assert.Equal(["Mine"], other.Run($"(Publish-GlobusFlow Mine -Definition '{FlowTexts.Pass}').Title"));
        Assert.StartsWith(
            "error ConsentRequired",
            Assert.Single(other.Run("Get-GlobusIdentity")),
            StringComparison.Ordinal
        );
        _shell.Run("Disconnect-Globus").AssertSucceeded();
        Assert.False(File.Exists(Stored));
    }

    public void Dispose()
    {
        _shell.Run("if ($started) { Stop-GlobusEmulator -Port $started.Port }");
        _shell.Dispose();
        _user.Dispose();
        _data.Dispose();
        _environment.Dispose();
    }

    private void Prepare(Shell shell)
    {
        shell.Set("emulator", _user.Address);
        shell.Set("user", _user);
    }

    private void Give() =>
        _shell.Set(
            "refresh",
            new System.Net.NetworkCredential(
                "",
                _user.GetRefreshToken("https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all")
            ).SecurePassword
        );

    // The first line is the same in all versions: a mark, the version, and a checksum over both.
    private static string NewerFormat(string content) =>
        "globus-automate-signin 2 "
        + $"{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("2\n" + content)))}\n{content}";
}
