using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>Globus Auth answers, but nobody is signed in by it, or no longer.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class RefusedSignInTests : IDisposable
{
    private const string FlowsAll = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";
    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator -ContextName refused";
    private const string Connect = $"Connect-Globus -CodeReader {{ param($Url) $user.SignIn($Url) }} {At}";
    private const string TokenPath = "/v2/oauth2/token";

    private readonly EmulatedUser _user;
    private readonly Shell _shell;

    public RefusedSignInTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _user = new EmulatedUser(emulator.Address);
        _shell = Shell.Connected(emulator);
        _shell.Set("user", _user);
    }

    [Fact]
    public void A_sign_in_that_Globus_Auth_refuses_says_why()
    {
        _user.Answer(
            TokenPath,
            400,
            """{"error":"unauthorized_client","error_description":"This client may not do this."}"""
        );

        var error = _shell.Run(Connect).AssertError("SignInFailed", ErrorCategory.AuthenticationError);

        Assert.Contains("This client may not do this.", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_sign_in_that_does_not_say_whose_it_is_counts_for_nothing()
    {
        _user.Answer(
            TokenPath,
            200,
            $$"""{"access_token":"canary","token_type":"Bearer","resource_server":"flows.globus.org","scope":"{{FlowsAll}}","expires_in":600,"other_tokens":[]}"""
        );

        var error = _shell.Run(Connect).AssertError("IdentityUnknown", ErrorCategory.AuthenticationError);

        Assert.DoesNotContain("canary", error.Exception.ToString(), StringComparison.Ordinal);
        _shell.Run("Get-GlobusFlow -Context refused").AssertError("ContextNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void A_token_that_was_given_and_is_over_sends_nothing()
    {
        _user.Answer(
            TokenPath,
            200,
            $$"""{"access_token":"canary","token_type":"Bearer","resource_server":"flows.globus.org","scope":"{{FlowsAll}}","expires_in":0,"other_tokens":[]}"""
        );
        _shell
            .Run($"$over = Get-GlobusAccessToken another_scope; Connect-Globus -AccessToken $over {At}")
            .AssertSucceeded();
        _user.ForgetRequests();

        var error = _shell.Run("Get-GlobusFlow").AssertError("TokenExpired", ErrorCategory.AuthenticationError);

        Assert.DoesNotContain("canary", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("GET /flows", _user.Requests());
    }

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }
}
