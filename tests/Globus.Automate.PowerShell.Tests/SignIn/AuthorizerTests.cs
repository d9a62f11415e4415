using System.Management.Automation;
using System.Net;
using System.Security;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>Tokens that a script block gives, and tokens that were brought.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class AuthorizerTests : IDisposable
{
    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator -ContextName given";
    private const string FlowsAll = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";

    private readonly Shell _shell;
    private readonly EmulatedUser _user;

    public AuthorizerTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _shell = Shell.Connected(emulator);
        _user = new EmulatedUser(emulator.Address);
        _shell.Set("all", FlowsAll);
        _shell.Set(
            "credential",
            new PSCredential("10ca1000-0000-4000-8000-000000000001", Secure("globus-emulator-development-secret"))
        );
        _shell
            .Run(
                """
                $real = Get-GlobusContext
                function Token($scope) { (Get-GlobusAccessToken $scope -Context $real).Token }
                function Text($scope) { [System.Net.NetworkCredential]::new('', (Token $scope)).Password }
                $global:asked = @()
                """
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("Token $Scope")]
    [InlineData("Text $Scope")]
    [InlineData("(Text $Scope) + \"`r`n\"")]
    [InlineData("$credential")]
    [InlineData("Get-GlobusAccessToken $Scope -Context $real")]
    [InlineData("@{ Token = Token $Scope; ExpiresOn = [DateTime]::UtcNow.AddHours(1) }")]
    [InlineData("[pscustomobject]@{ AccessToken = Text $Scope; ExpiresOn = [DateTimeOffset]::UtcNow.AddHours(1) }")]
    [InlineData("[pscustomobject]@{ access_token = Text $Scope }")]
    public void Each_form_of_a_token_serves(string written) =>
        _shell
            .Run(
                $"Connect-Globus -Authorizer {{ param($Scope, $Url, $ClientId) {written} }} {At}; Get-GlobusFlow "
                    + "-First 1 | ForEach-Object { }"
            )
            .AssertSucceeded();

    [Fact]
    public void It_is_told_what_for_once_for_each_scope()
    {
        _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Authorized -Definition '{{FlowTexts.Pass}}'
                Connect-Globus -ClientId mine -Authorizer { param($Scope, $Url, $ClientId) $global:asked += "$Scope at $Url for $ClientId"; Token $Scope } {{At}}
                1..2 | ForEach-Object { Get-GlobusFlow -First 1 | ForEach-Object { }; $flow | Start-GlobusFlowRun | ForEach-Object { } }
                """
            )
            .AssertSucceeded();

        var asked = _shell.Run("$asked").AssertSucceeded().Output.Select(line => line.ToString()!).ToList();
        Assert.Equal(2, asked.Count);
        Assert.StartsWith($"{FlowsAll} at http://127.0.0.1:", asked[0], StringComparison.Ordinal);
        Assert.EndsWith("/flows for mine", asked[0], StringComparison.Ordinal);
        Assert.Contains("_user at ", asked[1], StringComparison.Ordinal);
        Assert.EndsWith("/run for mine", asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_the_service_refuses_is_asked_for_again_once()
    {
        _shell
            .Run(
                $$"""
                Connect-Globus -Authorizer { param($Scope) $global:asked += 1; if ($asked.Count -eq 1) { 'revoked' } else { Token $Scope } } {{At}}
                Get-GlobusFlow -First 1
                """
            )
            .AssertSucceeded();
        Assert.Equal("2", _shell.Run("$asked.Count").Text);

        _shell
            .Run($"Connect-Globus -Authorizer {{ $global:asked += 1; 'wrong' }} {At}; Get-GlobusFlow")
            .AssertError("AuthenticationFailed", ErrorCategory.AuthenticationError);
        Assert.Equal("4", _shell.Run("$asked.Count").Text);
    }

    [Theory]
    [InlineData("-Authorizer { $credential }")]
    [InlineData("-Credential $credential")]
    public void A_client_whose_token_is_refused_gets_another_one_but_not_without_end(string way)
    {
        _shell.Run($"Connect-Globus {way} {At}; Get-GlobusFlow -First 1").AssertSucceeded();
        _user.ForgetRequests();
        Refuse();
        _shell.Run("Get-GlobusFlow -First 1").AssertSucceeded();
        Assert.Equal(["GET /flows", "POST /v2/oauth2/token", "GET /flows"], _user.Requests());

        _user.ForgetRequests();
        Refuse();
        _shell.Run("Get-GlobusFlow -First 1").AssertError("AuthenticationFailed", ErrorCategory.AuthenticationError);
        Assert.Equal(["GET /flows"], _user.Requests());
    }

    [Theory]
    [InlineData("1..2", "Int32, Int32")]
    [InlineData("'c4n4ry', 'c4n4ry'", "String, String")]
    [InlineData("@{ secret = 'c4n4ry' }", "Hashtable")]
    [InlineData("''", "an empty string")]
    [InlineData("@{ Token = 'c4n4ry'; ExpiresOn = 'soon' }", "invalid ExpiresOn")]
    public void What_is_no_token_is_named_by_its_type(string written, string named)
    {
        var error = _shell
            .Run($"Connect-Globus -Authorizer {{ {written} }} {At}; Get-GlobusFlow")
            .AssertError("AuthorizerResultInvalid", ErrorCategory.InvalidResult);

        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", error.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_token_at_all_is_not_shown_either()
    {
        var error = _shell
            .Run($"Connect-Globus -Authorizer {{ 'c4n4ry and more' }} {At}; Get-GlobusFlow")
            .AssertError("InvalidArgument", ErrorCategory.InvalidArgument);

        Assert.DoesNotContain("c4n4ry", error.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_block_that_fails_says_so_in_its_words()
    {
        var error = _shell
            .Run($"Connect-Globus -Authorizer {{ throw 'The vault is closed.' }} {At}; Get-GlobusFlow")
            .AssertError("AuthorizerFailed", ErrorCategory.AuthenticationError);

        Assert.Contains("The vault is closed.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_block_that_writes_nothing_has_no_token()
    {
        var error = _shell
            .Run($"Connect-Globus -Authorizer {{ }} {At}; Get-GlobusFlow")
            .AssertError("ConsentRequired", ErrorCategory.PermissionDenied);

        Assert.Contains("-Authorizer", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_another_way_it_is_asked_for_what_that_does_not_cover() =>
        Assert.Equal(
            "1",
            _shell
                .Run(
                    $$"""
                    $flow = Publish-GlobusFlow Authorized -Definition '{{FlowTexts.Pass}}'
                    Connect-Globus -AccessToken (Token $all) -Authorizer { param($Scope) $global:asked += $Scope; Token $Scope } {{At}}
                    $flow | Start-GlobusFlowRun | ForEach-Object { }
                    Get-GlobusFlow $flow | ForEach-Object { }
                    @($asked -like '*_user').Count
                    """
                )
                .AssertSucceeded()
                .Text
        );

    [Fact]
    public void In_another_runspace_it_runs_there() =>
        Assert.Equal(
            "Pass",
            _shell
                .Run(
                    $$"""
                    $flow = Publish-GlobusFlow Pass -Definition '{{FlowTexts.Pass}}'
                    $text = Text $all
                    $context = Connect-Globus -Authorizer ([scriptblock]::Create("'$text'")) {{At}} -PassThru -NotCurrent
                    1 | ForEach-Object -Parallel { Import-Module '{{Repository.Manifest}}'; (Get-GlobusFlow $using:flow.FlowId -Context $using:context).Title }
                    """
                )
                .AssertSucceeded()
                .Text
        );

    [Fact]
    public void Tokens_are_given_by_their_scopes()
    {
        _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Pass -Definition '{{FlowTexts.Pass}}'
                Connect-Globus -AccessToken @{ $all = Token $all; $flow.GlobusAuthScope = Get-GlobusAccessToken $flow.GlobusAuthScope } {{At}}
                $flow | Start-GlobusFlowRun | ForEach-Object { }
                """
            )
            .AssertSucceeded();
        _shell.Run("Get-GlobusIdentity").AssertError("ConsentRequired", ErrorCategory.PermissionDenied);
        Assert.Equal(
            FlowsAll,
            _shell
                .Run(
                    $"Connect-Globus -AccessToken (Get-GlobusAccessToken -Context $real) {At}; "
                        + "(Get-GlobusAccessToken).Scope"
                )
                .AssertSucceeded()
                .Text
        );
    }

    [Theory]
    [InlineData("-AccessToken @{ $scope = Token $scope }")]
    [InlineData("-AccessToken (Token $scope) -Scope $scope")]
    [InlineData("-AccessToken @{ $scope = Token $scope; $status = Token $status }")]
    [InlineData("-Authorizer { param($Scope) if ($Scope -eq $global:scope) { Token $Scope } }")]
    [InlineData("-Authorizer { param($Scope) if ($Scope -ne $global:scope) { throw 'no' }; Token $Scope }")]
    public void A_context_with_only_a_flows_token_starts_that_flow_by_its_id(string way)
    {
        _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Pass -Definition '{{FlowTexts.Pass}}'
                $global:scope = "https://auth.globus.org/scopes/$($flow.FlowId)/flow_$("$($flow.FlowId)".Replace('-', '_'))_user"
                $status = $all.Replace('/all', '/run_status')
                Connect-Globus {{way}} {{At}}
                Start-GlobusFlowRun $flow.FlowId -DryRun
                $run = Start-GlobusFlowRun $flow.FlowId
                """
            )
            .AssertSucceeded();
        Assert.Equal(
            "ACTIVE",
            _shell
                .Run("(Get-GlobusRun $run.RunId -Context $real).Status -replace 'SUCCEEDED', 'ACTIVE'")
                .AssertSucceeded()
                .Text
        );
        _shell.Run("$run | Resume-GlobusRun").AssertSucceeded();
    }

    [Fact]
    public void The_client_id_reaches_the_script_block_beside_an_access_token()
    {
        Assert.Equal(
            "mine",
            _shell
                .Run(
                    $$"""
                    Connect-Globus -AccessToken (Token $all) -ClientId mine -Authorizer { param($Scope, $Url, $ClientId) $global:asked += $ClientId; Token $Scope } {{At}}
                    Get-GlobusIdentity | ForEach-Object { }
                    $asked[0]
                    """
                )
                .AssertSucceeded()
                .Text
        );
        Assert.Equal("mine", _shell.Run("(Get-GlobusContext).ClientId").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("`n")]
    [InlineData("`r`n")]
    [InlineData("`t ")]
    public void Blanks_and_line_ends_around_a_secret_belong_to_no_secret(string end)
    {
        _shell
            .Run(
                "function Dirty($text) { [System.Net.NetworkCredential]::new('', "
                    + $"\"{end}$text{end}\").SecurePassword }}"
            )
            .AssertSucceeded();
        _shell
            .Run(
                $"Connect-Globus ([pscredential]::new(\"10ca1000-0000-4000-8000-000000000001{end}\", (Dirty "
                    + $"'globus-emulator-development-secret'))) {At}; Get-GlobusFlow -First 1"
            )
            .AssertSucceeded();
        Assert.Equal("10ca1000-0000-4000-8000-000000000001", _shell.Run("(Get-GlobusContext).Account").Text);
        _shell.Run($"Connect-Globus -AccessToken (Dirty (Text $all)) {At}; Get-GlobusFlow -First 1").AssertSucceeded();
        _shell
            .Run(
                "Connect-Globus -Authorizer { [pscredential]::new('10ca1000-0000-4000-8000-000000000001', (Dirty "
                    + $"'globus-emulator-development-secret')) }} {At}; Get-GlobusFlow -First 1"
            )
            .AssertSucceeded();
        _shell.Set("user", _user);
        _shell
            .Run($"Connect-Globus -RefreshToken (Dirty $user.GetRefreshToken($all)) {At}; Get-GlobusFlow -First 1")
            .AssertSucceeded();
        _shell
            .Run(
                $"Connect-Globus -CodeReader {{ param($Url) Dirty $user.SignIn($Url) }} {At} "
                    + "-AllowDifferentIdentity; Get-GlobusFlow -First 1"
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("'c4n4ry'", "String")]
    [InlineData("@{ scope = 'c4n4ry' }", "String")]
    [InlineData("@{ c4n4ry = $null }", "null")]
    [InlineData("([pscustomobject]@{ Token = 'c4n4ry' })", "PSCustomObject")]
    [InlineData("@{ '' = (Token $all) }", "empty scope")]
    [InlineData("@{}", "dictionary is empty")]
    [InlineData("@{ $all = Token $all } -Scope $all", "-Scope")]
    public void What_is_no_token_is_refused_and_not_shown(string token, string reason)
    {
        var error = _shell
            .Run($"Connect-Globus -AccessToken {token} {At}")
            .AssertError("InvalidArgument", ErrorCategory.InvalidArgument);

        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Read-Host -AsSecureString", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_for_another_service_is_refused_by_the_one_that_is_sent_it() =>
        _shell
            .Run(
                $"Connect-Globus -AccessToken (Token 'urn:globus:auth:scope:transfer.api.globus.org:all') {At}; "
                    + "Get-GlobusFlow"
            )
            .AssertError("MissingScope", ErrorCategory.PermissionDenied);

    [Fact]
    public void A_token_goes_over_https_or_to_this_machine() =>
        _shell
            .Run("Connect-Globus -AccessToken (Token $all) -AuthUrl http://auth.example -FlowsUrl http://flows.example")
            .AssertError("InsecureAddress", ErrorCategory.SecurityError);

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }

    private void Refuse() =>
        _user.Answer(
            "/flows",
            401,
            """{"error":{"code":"AUTHENTICATION_ERROR","detail":"Expired or invalid Bearer token"}}"""
        );

    private static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;
}
