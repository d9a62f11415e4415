using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// A user of one sign-in method who lacks a scope, a consent or a session, and pastes the line that the error
/// recommends. The commands of users run without an interactive session, so that they return the line.
/// </summary>
internal sealed partial class LineScene : IDisposable
{
    public const string Transfer = "urn:globus:auth:scope:transfer.api.globus.org:all";
    public const string FlowsAll = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";
    public const string Hello = "https://auth.globus.org/scopes/actions.globus.org/hello_world";

    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator -ContextName 'my context'";

    private readonly EmulatedUser _user;
    private readonly Shell _shell;
    private readonly Shell _unattended = new();

    public LineScene(Uri emulator, string definition)
    {
        _user = new EmulatedUser(emulator);
        _shell = new Shell(new UserHost(Paste));
        foreach (var shell in new[] { _shell, _unattended })
        {
            shell.Set("emulator", emulator);
            shell.Set("user", _user);
            shell.Set("hello", new Uri(emulator, "actions/hello_world"));
        }

        _shell.Set(
            "credential",
            new PSCredential("10ca1000-0000-4000-8000-000000000001", Secure("globus-emulator-development-secret"))
        );
        _shell
            .Run(
                """
                function global:Secure($text) { [System.Net.NetworkCredential]::new('', $text).SecurePassword }
                function global:Read-Host {
                    param($Prompt, [switch]$AsSecureString)
                    Secure $user.GetAccessToken($secretScope)
                }
                function global:Get-Credential { param($UserName) $credential }
                """
            )
            .AssertSucceeded();
        FlowId = _shell
            .Run(
                $$"""
                $publisher = Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator -ContextName publisher -NotCurrent -PassThru
                (Publish-GlobusFlow Pass -Definition '{{definition}}' -FlowViewer public -FlowStarter all_authenticated_users -Context $publisher).FlowId
                """
            )
            .AssertSucceeded()
            .Text;
    }

    public EmulatedUser User => _user;

    public string FlowId { get; }

    public string FlowScope => $"https://auth.globus.org/scopes/{FlowId}/flow_{FlowId.Replace('-', '_')}_user";

    public string TimerScope =>
        $"https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer[{FlowScope}]";

    private bool IsUser { get; set; }

    /// <summary>
    /// Connects by a sign-in method, with tokens for only these scopes if the method can select scopes.
    /// </summary>
    public void Connect(string method, params string[] scopes)
    {
        _shell.Set("scopes", scopes);
        IsUser = method is "pasted" or "reader";
        _shell
            .Run(
                method switch
                {
                    "pasted" => $"Connect-Globus -NoBrowser -Scope $scopes {At}",
                    "reader" => $"Connect-Globus -CodeReader {{ param($Url) $user.SignIn($Url) }} -Scope $scopes {At}",
                    "token" => "$tokens = @{}; $scopes | ForEach-Object { $tokens[$_] = Secure "
                        + $"$user.GetAccessToken($_) }}; Connect-Globus -AccessToken $tokens {At}",
                    "refresh" => "Connect-Globus -RefreshToken ($scopes | ForEach-Object { Secure "
                        + $"$user.GetRefreshToken($_) }}) {At}",
                    "authorizer" => "Connect-Globus -Authorizer { param($Scope) if ($Scope -in $scopes) { "
                        + $"$user.GetAccessToken($Scope) }} }} {At}",
                    "credential" => $"Connect-Globus -Credential $credential {At}",
                    "emulator" => $"Connect-Globus -Emulator {At}",
                    _ => throw new ArgumentException(method),
                }
            )
            .AssertSucceeded();
        _unattended.Set("context", _shell.Run("Get-GlobusContext 'my context'").AssertSucceeded().Output.Single());
    }

    /// <summary>Runs a command in the context. A user is not there to be asked.</summary>
    public Outcome Run(string command) =>
        IsUser
            ? _unattended.Run(command.Replace("@context", "-Context $context", StringComparison.Ordinal))
            : _shell.Run(command.Replace("@context", "-Context 'my context'", StringComparison.Ordinal));

    /// <summary>Pastes the line, and gives what it asks for.</summary>
    public void Paste(ErrorRecord error) => PasteLine(error.ErrorDetails.RecommendedAction);

    public void PasteLine(string line)
    {
        Assert.StartsWith("Connect-Globus", line, StringComparison.Ordinal);
        _shell.Set(
            "secretScope",
            string.Join(" ", ScopeValues().Match(line).Groups[1].Captures.Select(scope => scope.Value))
        );
        // The sign-in method of the others must not depend on whether this machine has a browser.
        var asksInBrowser = !IsUser && !Regex.IsMatch(line, "-AccessToken|-Credential|-Emulator");
        _shell
            .Run(
                asksInBrowser
                    ? line.Replace("Connect-Globus", "Connect-Globus -NoBrowser", StringComparison.Ordinal)
                    : line
            )
            .AssertSucceeded();
    }

    public void Dispose()
    {
        _user.RequireNothing();
        _shell.Dispose();
        _unattended.Dispose();
        _user.Dispose();
    }

    private static System.Security.SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;

    [GeneratedRegex("-Scope (?:'([^']*)'(?:, )?)+")]
    private static partial Regex ScopeValues();

    private string Paste(string screen) =>
        _user.SignIn(
            new Uri(screen.Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())
        );
}
