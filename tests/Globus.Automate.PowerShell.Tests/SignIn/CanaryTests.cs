using System.Management.Automation;
using System.Net;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>Every command, in success and in failure, by every way in: nowhere is a secret to be seen.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class CanaryTests : IDisposable
{
    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator -ContextName canary -PassThru";

    // Each line is run as it stands, then each again with $nobody in the place of what it is about.
    private const string Commands = $$"""
        Get-GlobusContext
        Get-GlobusContext canary | Select-GlobusContext -PassThru
        Get-GlobusIdentity
        Get-GlobusAccessToken
        Get-GlobusEmulator
        Start-GlobusEmulator -Port $emulator.Port
        Stop-GlobusEmulator -Port 1
        Test-GlobusFlow -Definition '{{FlowTexts.Pass}}'
        Publish-GlobusFlow Canary -Definition '{{FlowTexts.Pass}}' -FlowViewer alice@emulator.example
        Get-GlobusFlow $flow
        Set-GlobusFlow $flow -Title Changed -PassThru
        Start-GlobusFlowRun $flow -Body @{ greeting = 'hello' }
        Get-GlobusRun $run
        Get-GlobusRunLog $run
        Get-GlobusRunDefinition $run
        Wait-GlobusRun $run
        Set-GlobusRun $run -Label Changed -PassThru
        Stop-GlobusRun $run -PassThru
        Resume-GlobusRun $run
        Get-GlobusActionProvider $hello
        Invoke-GlobusAction $hello @{ sleep_time = 86400 }
        Get-GlobusAction $hello $action
        Get-GlobusActionLog $hello $action
        Resume-GlobusAction $hello $action
        Stop-GlobusAction $hello $action -PassThru
        Wait-GlobusAction $hello $action
        Remove-GlobusAction $hello $action -Confirm:$false
        Get-GlobusWebInput -First 1
        Submit-GlobusWebInput $nobody yes
        Get-GlobusRegisteredApi -First 1
        Invoke-GlobusRequest /v2/oauth2/userinfo -Service Auth
        Invoke-GlobusRequest /flows -Method POST -Body @{ title = 'no definition' }
        Remove-GlobusRun $run -Confirm:$false
        Remove-GlobusFlow $flow -Confirm:$false
        Disconnect-Globus
        """;

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
        _shell.Set("hello", new Uri(emulator.Address, "actions/hello_world"));
        _shell.Set("credential", new PSCredential("10ca1000-0000-4000-8000-000000000002", new NetworkCredential("", SecretSearch.ClientSecret).SecurePassword));
        _shell.Set("all", "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all");
        _shell.Run("$real = Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator -ContextName real -NotCurrent -PassThru").AssertSucceeded();
    }

    public static TheoryData<string> Ways =>
    [
        "-CodeReader { param($Url) $user.SignIn($Url) }",
        "-Credential $credential",
        "-RefreshToken ([System.Net.NetworkCredential]::new('', $user.GetRefreshToken($all)).SecurePassword)",
        "-AccessToken @{ 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all' = Get-GlobusAccessToken -Context $real }",
        "-Authorizer { param($Scope) Get-GlobusAccessToken $Scope -Context $real }",
        "-Authorizer { param($Scope) @{ Token = [System.Net.NetworkCredential]::new('', (Get-GlobusAccessToken $Scope -Context $real).Token).Password; ExpiresOn = [DateTime]::UtcNow.AddHours(1) } }",
    ];

    public static TheoryData<string> Failures =>
    [
        "-CodeReader { 'c4n4ry-code' }",
        "-Credential ([pscredential]::new('10ca1000-0000-4000-8000-000000000001', [System.Net.NetworkCredential]::new('', 'c4n4ry-secret').SecurePassword))",
        "-RefreshToken ([System.Net.NetworkCredential]::new('', 'c4n4ry-refresh').SecurePassword)",
        "-AccessToken ([System.Net.NetworkCredential]::new('', 'c4n4ry-token').SecurePassword)",
        "-AccessToken ([System.Net.NetworkCredential]::new('', 'c4n4ry token').SecurePassword)",
        "-Authorizer { 'c4n4ry-token' }",
        "-Authorizer { 'c4n4ry'; 'c4n4ry' }",
        "-Authorizer { 'c4n4ry token' }",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_command_shows_a_secret(string way)
    {
        var outcome = _shell.Run($$"""
            $PSDefaultParameterValues = @{ '*:Verbose' = $true; '*:Debug' = $true }
            Connect-Globus {{way}} {{At}}
            $flow = (Publish-GlobusFlow Canary -Definition '{{FlowTexts.Slow}}' -Context $real -FlowViewer all_authenticated_users -FlowStarter all_authenticated_users).FlowId
            $run = (Start-GlobusFlowRun $flow -RunManager alice@emulator.example).RunId
            $action = (Invoke-GlobusAction $hello @{ sleep_time = 86400 }).ActionId
            $nobody = [guid]::NewGuid()
            {{Commands.Replace("Wait-GlobusRun $run", "Wait-GlobusRun $run -TimeoutSec 1", StringComparison.Ordinal).Replace("Wait-GlobusAction $hello $action", "Wait-GlobusAction $hello $action -TimeoutSec 1", StringComparison.Ordinal)}}
            Connect-Globus {{way}} {{At}}
            $flow = $run = $action = $nobody
            {{Commands}}
            $Error
            """);

        Assert.True(outcome.Verbose.Count > 30);
        Assert.True(outcome.Debug.Count > 30);
        Assert.True(outcome.Errors.Count > 5);
        _search.AssertNothing(outcome);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void No_failure_to_sign_in_shows_a_secret(string way)
    {
        var outcome = _shell.Run($"$PSDefaultParameterValues = @{{ '*:Verbose' = $true; '*:Debug' = $true }}; Connect-Globus {way} {At}; Get-GlobusFlow; $Error");

        Assert.NotEmpty(outcome.Errors);
        _search.AssertNothing(outcome, ownLine: way);
    }

    [Fact]
    public void The_search_finds_what_is_there()
    {
        _shell.Set("token", "Ag" + new string('x', 64));

        Assert.ThrowsAny<Exception>(() => _search.AssertNothing(_shell.Run("[pscustomobject]@{ Deep = @{ Deeper = @($token) } }")));
        Assert.ThrowsAny<Exception>(() => _search.AssertNothing(_shell.Run("throw [InvalidOperationException]::new('outer', [InvalidOperationException]::new($token))")));
    }

    [Fact]
    public void Every_command_is_among_them() => Assert.Equal(
        "",
        string.Join(", ", _shell.Run("Get-Command -Module Globus.Automate -CommandType Cmdlet | ForEach-Object Name").AssertSucceeded().Output
            .Select(name => name.ToString()!).Where(name => name != "Connect-Globus" && !Commands.Contains(name, StringComparison.Ordinal))));

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }
}
