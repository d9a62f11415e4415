using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>A user signs in, and brings the code of the page.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class UserSignInTests : IDisposable
{
    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator -ContextName user";
    private const string Connect = $"Connect-Globus -CodeReader {{ param($Url) $user.SignIn($Url) }} {At}";

    private readonly EmulatedUser _user;
    private readonly Shell _shell = new();

    public UserSignInTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _user = new EmulatedUser(emulator.Address);
        _shell.Set("emulator", emulator.Address);
        _shell.Set("user", _user);
    }

    [Fact]
    public void Whoever_signs_in_is_who_the_commands_act_for()
    {
        _shell.Run(Connect).AssertSucceeded();

        Assert.Equal("alice@emulator.example", _shell.Run("(Get-GlobusContext).Account").AssertSucceeded().Text);
        Assert.Equal("Interactive", _shell.Run("(Get-GlobusContext).Authentication").AssertSucceeded().Text);
        Assert.Equal("alice@emulator.example", _shell.Run("(Get-GlobusIdentity).Username").AssertSucceeded().Text);
        Assert.Equal(
            "urn:globus:auth:identity:10ca1000-0000-4000-8000-0000000000a1",
            _shell.Run($"(Publish-GlobusFlow Mine -Definition '{FlowTexts.Pass}').FlowOwner").AssertSucceeded().Text
        );
        Assert.Equal("e6c75d97-532a-4c88-b031-8584a319fa3e", _user.Asked["client_id"]);
    }

    [Fact]
    public void A_token_for_a_flow_is_signed_in_for_when_it_is_needed_and_then_kept()
    {
        _shell.Run(Connect).AssertSucceeded();
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Mine -Definition '{FlowTexts.Pass}'; 1..3 | ForEach-Object {{ $flow | "
                    + "Start-GlobusFlowRun }"
            )
            .AssertSucceeded();

        Assert.Equal(2, _user.Pages.Count);
        Assert.Contains("/flow_", _user.Asked["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_that_are_named_need_no_further_sign_in()
    {
        _shell.Run($"{Connect}; $flow = Publish-GlobusFlow Mine -Definition '{FlowTexts.Pass}'").AssertSucceeded();
        _shell
            .Run(
                $"{Connect} -Flow $flow; $flow | Start-GlobusFlowRun; {Connect} -Flow $flow.FlowId; $flow | "
                    + "Start-GlobusFlowRun"
            )
            .AssertSucceeded();

        Assert.Equal(3, _user.Pages.Count);
    }

    [Fact]
    public void Many_that_need_the_same_token_at_once_ask_once()
    {
        _shell
            .Run(
                $"{Connect}; $flow = Publish-GlobusFlow Mine -Definition '{FlowTexts.Pass}'; 1..8 | ForEach-Object "
                    + "{ $flow } | Start-GlobusFlowRun -ThrottleLimit 8"
            )
            .AssertSucceeded();

        Assert.Equal(2, _user.Pages.Count);
    }

    [Fact]
    public void The_code_can_be_pasted_and_stands_in_no_stream()
    {
        var host = new UserHost(screen =>
            _user.SignIn(
                new Uri(screen.Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())
            )
        );
        using var shell = new Shell(host);
        shell.Set("emulator", _user.Address);

        var outcome = shell.Run($"Connect-Globus -NoBrowser {At} -Verbose -Debug -PassThru").AssertSucceeded();

        Assert.Equal("alice@emulator.example", outcome.Property("Account"));
        Assert.DoesNotContain(
            _user.Codes[0],
            string.Join("\n", [.. outcome.Verbose, .. outcome.Debug, host.Screen]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_the_session_has_to_be_like_is_asked_for()
    {
        _shell
            .Run(
                $"{Connect} -RequiredIdentity alice@emulator.example -RequiredMfa -Message 'Please' -Prompt login "
                    + "-RequiredSingleDomain emulator.example, lab.example"
            )
            .AssertSucceeded();

        Assert.Equal(
            ("alice@emulator.example", "true", "Please", "login", "emulator.example,lab.example"),
            (
                _user.Asked["session_required_identities"],
                _user.Asked["session_required_mfa"],
                _user.Asked["session_message"],
                _user.Asked["prompt"],
                _user.Asked["session_required_single_domain"]
            )
        );
    }

    [Fact]
    public void Somebody_else_is_refused_and_their_tokens_ended_unless_they_are_expected()
    {
        _shell.Run(Connect).AssertSucceeded();
        _user.Username = "bob@emulator.example";
        _user.ForgetRequests();

        _shell.Run(Connect).AssertError("DifferentIdentity", ErrorCategory.SecurityError);
        Assert.True(_user.Requests().Count(request => request == "POST /v2/oauth2/token/revoke") >= 4);
        Assert.Equal("alice@emulator.example", _shell.Run("(Get-GlobusIdentity).Username").AssertSucceeded().Text);
        Assert.Equal(
            "bob@emulator.example",
            _shell.Run($"{Connect} -AllowDifferentIdentity; (Get-GlobusIdentity).Username").AssertSucceeded().Text
        );
    }

    [Fact]
    public void A_further_sign_in_by_somebody_else_is_refused_too()
    {
        _shell
            .Run(
                $"{Connect}; $flow = Publish-GlobusFlow Mine -Definition '{FlowTexts.Pass}' -FlowStarter "
                    + "all_authenticated_users"
            )
            .AssertSucceeded();
        _user.Username = "bob@emulator.example";

        _shell.Run("$flow | Start-GlobusFlowRun").AssertError("DifferentIdentity", ErrorCategory.SecurityError);
    }

    [Fact]
    public void A_code_is_good_once()
    {
        _shell.Run(Connect).AssertSucceeded();
        _shell.Set("used", _user.Codes[0]);

        _shell
            .Run($"Connect-Globus -CodeReader {{ $used }} {At}")
            .AssertError("CodeNotAccepted", ErrorCategory.AuthenticationError);
    }

    [Theory]
    [InlineData("'not-a-code'")]
    [InlineData("''")]
    [InlineData("")]
    public void A_code_that_is_none_is_an_error(string code) =>
        _shell
            .Run($"Connect-Globus -CodeReader {{ {code} }} {At}")
            .AssertError("CodeNotAccepted", ErrorCategory.AuthenticationError);

    [Fact]
    public void Where_nobody_can_be_asked_the_error_has_the_ways_that_ask_nobody()
    {
        var error = _shell
            .Run($"Connect-Globus {At}")
            .AssertError("InteractionRequired", ErrorCategory.InvalidOperation);

        Assert.StartsWith("Run Connect-Globus with -", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scope_that_nobody_can_be_asked_for_is_named_with_the_line_to_run()
    {
        var user = new UserHost(screen =>
            _user.SignIn(
                new Uri(screen.Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())
            )
        );
        using var attended = new Shell(user);
        attended.Set("emulator", _user.Address);
        var context = attended.Run($"Connect-Globus -NoBrowser {At} -PassThru").AssertSucceeded().Output.Single();
        using var unattended = new Shell();
        unattended.Set("context", context);

        var error = unattended
            .Run("Get-GlobusAccessToken 'urn:globus:auth:scope:transfer.api.globus.org:all' -Context $context")
            .AssertError("ConsentRequired", ErrorCategory.PermissionDenied);
        var line = error.ErrorDetails.RecommendedAction;
        Assert.Equal(
            $"Connect-Globus -Scope 'urn:globus:auth:scope:transfer.api.globus.org:all' -AuthUrl '{_user.Address}' "
                + $"-FlowsUrl '{_user.Address}' -ContextName 'user'",
            line
        );
        Assert.Equal(
            "transfer",
            attended
                .Run(
                    $"{line} -NoBrowser; (Get-GlobusAccessToken "
                        + "'urn:globus:auth:scope:transfer.api.globus.org:all').Scope.Split(':')[4].Split('.')[0]"
                )
                .AssertSucceeded()
                .Text
        );
    }

    [Fact]
    public void Signing_out_ends_every_token_and_the_context()
    {
        _shell.Run($"{Connect}; $token = (Get-GlobusAccessToken).Token").AssertSucceeded();
        _shell
            .Run("Disconnect-Globus; Connect-Globus -AccessToken $token -AuthUrl $emulator -FlowsUrl $emulator")
            .AssertSucceeded();

        _shell.Run("Get-GlobusFlow").AssertError("AuthenticationFailed", ErrorCategory.AuthenticationError);
        _shell.Run("Get-GlobusFlow -Context user").AssertError("ContextNotFound", ErrorCategory.ObjectNotFound);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }
}
