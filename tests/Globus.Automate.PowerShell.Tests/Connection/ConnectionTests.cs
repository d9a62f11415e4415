using System.Management.Automation;
using System.Net;
using System.Security;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Connection;

[Collection(nameof(SharedEmulator))]
public sealed class ConnectionTests(EmulatorFixture emulator) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(emulator);

    [Fact]
    public void Signing_out_ends_the_tokens_and_forgets_the_context()
    {
        var token = Token(_shell.Run("(Get-GlobusAccessToken).Token"));
        _shell.Set("token", token);
        _shell.Run("Disconnect-Globus").AssertSucceeded();
        _shell.Run("Get-GlobusFlow").AssertError("NotConnected", ErrorCategory.ConnectionError);
        _shell.Run("Connect-Globus -AccessToken $token -AuthUrl $emulator -FlowsUrl $emulator").AssertSucceeded();
        _shell.Run("Get-GlobusFlow").AssertError("AuthenticationFailed", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void A_token_that_was_brought_is_not_ended()
    {
        _shell.Set("token", Token(_shell.Run("(Get-GlobusAccessToken).Token")));
        _shell
            .Run(
                "Connect-Globus -AccessToken $token -AuthUrl $emulator -FlowsUrl $emulator -ContextName brought; "
                    + "Disconnect-Globus brought; Connect-Globus -AccessToken $token -AuthUrl $emulator -FlowsUrl "
                    + "$emulator; Get-GlobusFlow -First 1"
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("AuthUrl", "signed in at {emulator}, not at http://127.0.0.1:9/")]
    [InlineData("FlowsUrl", "connected to {emulator}, not to http://127.0.0.1:9/")]
    public void Appended_tokens_of_another_address_are_refused_with_that_address(string address, string reason)
    {
        _shell.Set("token", Token(_shell.Run("(Get-GlobusAccessToken).Token")));
        _shell
            .Run("Connect-Globus -AccessToken $token -AuthUrl $emulator -FlowsUrl $emulator -ContextName brought")
            .AssertSucceeded();
        var outcome = _shell.Run(
            $"$at = @{{ AuthUrl = $emulator; FlowsUrl = $emulator }}; $at.{address} = 'http://127.0.0.1:9/'; "
                + "Connect-Globus -AccessToken $token -ContextName brought -Append @at"
        );
        Assert.Contains(
            reason.Replace("{emulator}", emulator.Address.ToString(), StringComparison.Ordinal),
            Assert.Single(outcome.Errors).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_token_shows_itself_nowhere()
    {
        var outcome = _shell
            .Run(
                "$token = Get-GlobusAccessToken -Verbose -Debug; $token; \"$token\"; $token | ForEach-Object { "
                    + "$_.Token }"
            )
            .AssertSucceeded();
        var secret = new NetworkCredential("", Token(_shell.Run("(Get-GlobusAccessToken).Token"))).Password;
        Assert.NotEmpty(secret);
        Assert.DoesNotContain(
            secret,
            string.Join(
                "\n",
                outcome.Output.Select(item => item.ToString()).Concat(outcome.Verbose).Concat(outcome.Debug)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_identity_that_is_signed_in_is_the_clients() =>
        Assert.Equal(
            "10ca1000-0000-4000-8000-000000000001@clients.auth.globus.org",
            _shell.Run("Get-GlobusIdentity").AssertSucceeded().Property("Username")
        );

    [Fact]
    public void An_unknown_username_is_one_error_and_the_others_are_found()
    {
        var outcome = _shell.Run("'nobody@nowhere.example', 'alice@emulator.example' | Get-GlobusIdentity");
        outcome.AssertError("IdentityNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("alice@emulator.example", outcome.Property("Username"));
    }

    [Fact]
    public void Runspaces_do_not_share_a_context()
    {
        using var other = new Shell();
        other.Run("Get-GlobusFlow").AssertError("NotConnected", ErrorCategory.ConnectionError);
        Assert.Empty(other.Run("Get-GlobusContext").AssertSucceeded().Output);
    }

    [Fact]
    public void A_context_can_be_handed_to_another_runspace()
    {
        using var other = new Shell();
        other.Set("context", _shell.Run("Get-GlobusContext").AssertSucceeded().Output.Single());
        other.Run("Get-GlobusFlow -First 1 -Context $context").AssertSucceeded();
    }

    [Fact]
    public void Contexts_have_names_and_one_is_current()
    {
        _shell
            .Run("Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator -ContextName second -NotCurrent")
            .AssertSucceeded();
        Assert.Equal("Default", _shell.Run("(Get-GlobusContext).Name").AssertSucceeded().Text);
        Assert.Equal(
            "second",
            _shell.Run("Select-GlobusContext second; (Get-GlobusContext).Name").AssertSucceeded().Text
        );
        Assert.Equal("second", _shell.Run("(Get-GlobusContext sec*, second, nothing*).Name").AssertSucceeded().Text);
        _shell.Run("Get-GlobusContext third").AssertError("ContextNotFound", ErrorCategory.ObjectNotFound);
        _shell.Run("Get-GlobusFlow -Context third").AssertError("ContextNotFound", ErrorCategory.ObjectNotFound);
    }

    public void Dispose() => _shell.Dispose();

    private static SecureString Token(Outcome outcome) =>
        (SecureString)Assert.Single(outcome.AssertSucceeded().Output).BaseObject;
}
