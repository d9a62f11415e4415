using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Connection;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// A browser is opened, and comes back to this process. Its choice is a matter of environment variables, so nothing
/// else runs beside these tests.
/// </summary>
[Collection(nameof(EnvironmentTests))]
public sealed class BrowserTests : IDisposable
{
    private const string Connect = "Connect-Globus -AuthUrl $emulator -FlowsUrl $emulator -PassThru";

    private static readonly string[] Variables =
    [
        "BROWSER",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "SSH_TTY",
        "SSH_CONNECTION",
        "SSH_CLIENT",
        "GLOBUS_TEST_EMULATOR",
        "GLOBUS_TEST_DECISION",
    ];

    private readonly EnvironmentScope _environment = new(Variables);
    private readonly TemporaryFolder _folder = new();
    private readonly UserHost _host;
    private readonly Shell _shell;
    private readonly EmulatedUser _user;

    public BrowserTests()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(),
            "Only where BROWSER names the browser can it be a script."
        );
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "There is no curl to be the browser.");
        _environment.Clear();
        var script = _folder.Write(
            "browser",
            """
            #!/bin/sh
            answer=$(curl -s -X POST "$GLOBUS_TEST_EMULATOR/_emulator/sign-in" -d "{\"authorize_url\":\"$1\",\"decision\":\"$GLOBUS_TEST_DECISION\"}")
            redirect=$(printf %s "$answer" | sed -e 's/.*"redirect" *: *"\([^"]*\)".*/\1/' -e 's/\\u0026/\&/g' -e 's/\\u002B/+/g')
            curl -s "$redirect" -o "$0.page"
            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("BROWSER", script);
        _host = new UserHost(Paste);
        _shell = new Shell(_host);
        var address = _shell.StartEmulator();
        _user = new EmulatedUser(address);
        _shell.Set("emulator", address);
        Environment.SetEnvironmentVariable("GLOBUS_TEST_EMULATOR", address.AbsoluteUri.TrimEnd('/'));
        Environment.SetEnvironmentVariable("GLOBUS_TEST_DECISION", "allow");
    }

    [Fact]
    public void The_browser_brings_the_code_back()
    {
        Assert.Equal("alice@emulator.example", _shell.Run(Connect).AssertSucceeded().Property("Account"));
        Assert.Contains("Response received", Page(), StringComparison.Ordinal);
        Assert.Contains("/v2/oauth2/authorize?", _host.Screen, StringComparison.Ordinal);
        Assert.Empty(_user.Pages);
    }

    [Fact]
    public void A_sign_in_that_is_denied_is_an_error()
    {
        Environment.SetEnvironmentVariable("GLOBUS_TEST_DECISION", "deny");

        _shell.Run(Connect).AssertError("SignInDenied", ErrorCategory.PermissionDenied);
        Assert.Contains("Sign-in failed", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_waited_for_longer_than_was_said()
    {
        Environment.SetEnvironmentVariable("BROWSER", "/bin/true");

        _shell.Run($"{Connect} -TimeoutSec 1").AssertError("SignInTimeout", ErrorCategory.OperationTimeout);
    }

    [Fact]
    public async Task The_wait_for_a_browser_ends_when_the_command_is_stopped()
    {
        Environment.SetEnvironmentVariable("BROWSER", "/bin/true");
        using var waiting = _shell.Create(Connect);
        var told = new TaskCompletionSource();
        waiting.Streams.Information.DataAdded += (_, _) => told.TrySetResult();
        var running = waiting.InvokeAsync();
        await told.Task.WaitAsync(TestContext.Current.CancellationToken);

        await Task
            .Factory.FromAsync(waiting.BeginStop(null, null), waiting.EndStop)
            .WaitAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => running);
        Assert.Equal(PSInvocationState.Stopped, waiting.InvocationStateInfo.State);
    }

    [Theory]
    [InlineData("SSH_TTY", "/dev/pts/1")]
    [InlineData("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")]
    [InlineData("BROWSER", "/usr/bin/lynx")]
    [InlineData("BROWSER", "/nowhere/at/all")]
    [InlineData("BROWSER", null)]
    public void Where_no_browser_can_be_opened_the_code_is_asked_for(string variable, string? value)
    {
        Environment.SetEnvironmentVariable(variable, value);

        Assert.Equal("alice@emulator.example", _shell.Run(Connect).AssertSucceeded().Property("Account"));
        Assert.Single(_user.Pages);
    }

    public void Dispose()
    {
        _environment.Dispose();

        _shell?.Run("if ($started) { Stop-GlobusEmulator -Port $started.Port }");
        _shell?.Dispose();
        _user?.Dispose();
        _folder.Dispose();
    }

    // The browser is a process of its own: it may still be writing what it was shown.
    private string Page()
    {
        var file = Path.Combine(_folder.Path, "browser.page");
        Assert.True(
            SpinWait.SpinUntil(
                () => File.Exists(file) && File.ReadAllText(file).Contains("</html>", StringComparison.Ordinal),
                TimeSpan.FromSeconds(30)
            )
        );
        return File.ReadAllText(file);
    }

    private string Paste(string screen) =>
        _user.SignIn(
            new Uri(screen.Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())
        );
}
