using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

public sealed class RenewalFailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_refresh_token_that_is_refused_is_dropped_and_not_tried_again(HttpStatusCode status)
    {
        using var script = new SignInScript();
        await script.SignInAsync(script.FlowsToken(seconds: 0), script.FlowToken());
        script.Network.Answer(status, """{"error":"invalid_grant","error_description":"Token revoked"}""");

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() => script.GetAsync());
        var again = await Assert.ThrowsAsync<TokenUnavailableException>(() => script.GetAsync());

        Assert.Equal(
            (TokenUnavailableReason.Expired, "invalid_grant", "Token revoked"),
            (error.Reason, error.Error, error.ErrorDescription)
        );
        Assert.Equal(
            $"The sign-in of the context 'work' has expired for the scope {GlobusScopes.FlowsAll}. "
                + "Globus Auth returned: Token revoked",
            error.Message
        );
        Assert.Equal(TokenUnavailableReason.Expired, again.Reason);
        Assert.Single(script.Network.Requests);
        Assert.Equal([null, "rf1"], (await script.ReadAsync()).Tokens.Select(token => token.RefreshToken?.Value));
        Assert.Equal("f1", await script.GetAsync(SignInScript.FlowScope));
    }

    [Fact]
    public async Task Another_refusal_is_told_and_drops_nothing()
    {
        using var script = new SignInScript();
        await script.SignInAsync(script.FlowsToken(seconds: 0));
        script
            .Network.Answer(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""")
            .Answer(SignInScript.Renewed());

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() => script.GetAsync());

        Assert.Equal((TokenUnavailableReason.Refused, "invalid_client"), (error.Reason, error.Error));
        Assert.Equal("a2", await script.GetAsync());
    }

    [Fact]
    public async Task A_globus_auth_that_cannot_be_reached_costs_nothing_that_is_kept()
    {
        using var script = new SignInScript();
        await script.SignInAsync(script.FlowsToken(seconds: 0));
        script.Network.Throw(RetryTests.Refused());

        await Assert.ThrowsAsync<GlobusConnectionException>(() => script.GetAsync());

        Assert.Equal("r1", (await script.ReadAsync()).Tokens[0].RefreshToken!.Value);
    }

    [Fact]
    public async Task A_token_of_another_resource_server_is_not_taken()
    {
        using var script = new SignInScript();
        await script.SignInAsync(script.FlowsToken(seconds: 0));
        script.Network.Answer(SignInScript.Renewed(server: "transfer.api.globus.org"));

        var error = await Assert.ThrowsAsync<InvalidResponseException>(() => script.GetAsync());

        Assert.Equal(
            "Globus Auth returned a token for transfer.api.globus.org; the request was for flows.globus.org.",
            error.Message
        );
        Assert.Equal("a1", (await script.ReadAsync()).Tokens[0].AccessToken.Value);
    }

    [Fact]
    public async Task Renewed_tokens_that_cannot_be_kept_are_used_in_this_process_with_one_warning()
    {
        var store = new FailingStore();
        using var script = new SignInScript(store);
        await script.SignInAsync(script.FlowsToken(seconds: 0), script.FlowToken(seconds: 0));
        script
            .Network.Answer(SignInScript.Renewed(seconds: 30))
            .Answer(SignInScript.Renewed("a3", "r3"))
            .Answer(SignInScript.Renewed("f2", "rf2", "f1", SignInScript.FlowScope));
        store.Fails = true;

        Assert.Equal("a2", await script.GetAsync());
        Assert.Equal("a3", await script.GetAsync());
        Assert.Equal("f2", await script.GetAsync(SignInScript.FlowScope));

        Assert.Equal(
            [
                "The renewed tokens of the context 'work' could not be stored. They are available in this process "
                    + "only. The disk is full.",
            ],
            script.Warnings
        );
        Assert.Equal("client_id=app&refresh_token=r2&grant_type=refresh_token", script.Network.Requests[1].Body);
    }

    [Fact]
    public async Task Tokens_of_one_globus_auth_are_not_sent_to_another()
    {
        using var script = new SignInScript();
        await script.PutAsync(
            new StoredSignIn
            {
                Name = SignInScript.Name,
                AuthAddress = new("https://auth.elsewhere.example/"),
                FlowsAddress = new("https://flows.globus.org/"),
                ClientId = "app",
                Tokens = [script.FlowsToken(seconds: 0)],
            }
        );

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() => script.GetAsync());
        await Assert.ThrowsAsync<TokenUnavailableException>(() => script.Source.RevokeAsync(Cancellation));

        Assert.Equal(TokenUnavailableReason.SignedInElsewhere, error.Reason);
        Assert.Equal(
            "The context 'work' is signed in at https://auth.elsewhere.example/. Its tokens cannot be used at "
                + "https://auth.globus.org/.",
            error.Message
        );
        Assert.Empty(script.Network.Requests);
    }
}
