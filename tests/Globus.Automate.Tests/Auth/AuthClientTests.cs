using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

public sealed class AuthClientTests : IDisposable
{
    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_client_with_a_secret_gets_tokens_for_itself()
    {
        _globus.Network.Answer(
            """
            {"access_token":"t1","scope":"s1 s2","expires_in":172800,"token_type":"Bearer","resource_server":"flows.globus.org",
             "refresh_token":"r1","state":"x","other_tokens":[{"access_token":"t2","scope":"openid","expires_in":60,
             "resource_server":"auth.globus.org","token_type":"bearer"}]}
            """
        );

        var tokens = await _globus.Client.Auth.GetTokensAsync(
            new ClientCredentialsGrant("id", "söcret", "s1 s2"),
            Cancellation
        );

        Assert.Equal("POST /v2/oauth2/token", _globus.Network.Last.Line);
        Assert.Equal("auth.globus.org", _globus.Network.Last.Host);
        Assert.Equal("Basic aWQ6c8O2Y3JldA==", _globus.Network.Last.Authorization);
        Assert.Equal("application/x-www-form-urlencoded", _globus.Network.Last.ContentType);
        Assert.Equal("grant_type=client_credentials&scope=s1%20s2", _globus.Network.Last.Body);
        Assert.Equal(
            ("t1", "s1 s2", "flows.globus.org"),
            (tokens.AccessToken.Value, tokens.AccessToken.Scope, tokens.ResourceServer)
        );
        Assert.Equal(_globus.Clock.GetUtcNow().AddHours(48), tokens.AccessToken.ExpiresOn);
        Assert.Equal("r1", tokens.RefreshToken!.Value);
        Assert.Equal(["flows.globus.org", "auth.globus.org"], tokens.All.Select(token => token.ResourceServer));
    }

    [Fact]
    public async Task A_native_application_names_itself_in_the_form()
    {
        _globus.Network.Answer("""{"access_token":"t"}""").Answer("""{"access_token":"t"}""");

        await _globus.Client.Auth.GetTokensAsync(new RefreshTokenGrant("id", new("r")), Cancellation);
        await _globus.Client.Auth.GetTokensAsync(
            new AuthorizationCodeGrant("id", new("c"), new("v"), new Uri("http://127.0.0.1:4711")),
            Cancellation
        );

        Assert.All(_globus.Network.Requests, request => Assert.Null(request.Authorization));
        Assert.Equal("client_id=id&refresh_token=r&grant_type=refresh_token", _globus.Network.Requests[0].Body);
        Assert.Equal(
            "client_id=id&grant_type=authorization_code&code=c&code_verifier=v&"
                + "redirect_uri=http%3A%2F%2F127.0.0.1%3A4711",
            _globus.Network.Requests[1].Body
        );
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_code()
    {
        _globus.Network.Answer(
            HttpStatusCode.BadRequest,
            """{"error":"invalid_grant","error_description":"The code is over"}"""
        );

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            _globus.Client.Auth.GetTokensAsync(new RefreshTokenGrant("id", new("r")), Cancellation)
        );

        Assert.Equal(("invalid_grant", "The code is over"), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_token_is_ended()
    {
        _globus.Network.Answer("""{"active":false}""").Answer("""{"active":false}""");

        await _globus.Client.Auth.RevokeAsync(new("t"), "id", null, Cancellation);
        await _globus.Client.Auth.RevokeAsync(new("t"), "id", "secret", Cancellation);

        Assert.All(_globus.Network.Requests, request => Assert.Equal("POST /v2/oauth2/token/revoke", request.Line));
        Assert.Equal(
            ("token=t&client_id=id", null),
            (_globus.Network.Requests[0].Body, _globus.Network.Requests[0].Authorization)
        );
        Assert.Equal(
            ("token=t", "Basic aWQ6c2VjcmV0"),
            (_globus.Network.Requests[1].Body, _globus.Network.Requests[1].Authorization)
        );
    }

    [Fact]
    public async Task A_token_is_judged()
    {
        _globus.Network.Answer(
            """
            {"active":true,"scope":"openid email","client_id":"c","username":"u@globus.org","exp":1715289767,"aud":["a"],
             "sub":"0f1e2d3c-0000-4000-8000-000000000065"}
            """
        );

        var judged = await _globus.Client.Auth.IntrospectAsync(new("t", "", null), "id", "secret", Cancellation);

        Assert.Equal(
            ("POST /v2/oauth2/token/introspect", "token=t"),
            (_globus.Network.Last.Line, _globus.Network.Last.Body)
        );
        Assert.True(judged.Active);
        Assert.Equal("u@globus.org", judged.Username);
        Assert.Equal(new Guid("0f1e2d3c-0000-4000-8000-000000000065"), judged.Subject);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1715289767), judged.ExpiresOn);
        Assert.Equal("""{"aud":["a"]}""", judged.AdditionalProperties.ToString());
    }

    [Fact]
    public async Task The_user_of_a_token_is_told()
    {
        _globus.Network.Answer(
            """
            {"sub":"0f1e2d3c-0000-4000-8000-000000000065","preferred_username":"u@globus.org","name":"U",
             "identity_set":[{"sub":"0f1e2d3c-0000-4000-8000-000000000066","username":"v"}],"organization":"o"}
            """
        );

        var user = await _globus.Client.Auth.GetUserInfoAsync(Cancellation);

        Assert.Equal(
            ("GET /v2/oauth2/userinfo", "Bearer openid-0"),
            (_globus.Network.Last.Line, _globus.Network.Last.Authorization)
        );
        Assert.Equal(("u@globus.org", "U"), (user.PreferredUsername, user.Name));
        Assert.Equal(new Guid("0f1e2d3c-0000-4000-8000-000000000066"), Assert.Single(user.IdentitySet!).Subject);
        Assert.Equal("""{"organization":"o"}""", user.AdditionalProperties.ToString());
    }

    [Fact]
    public async Task Identities_are_found_by_id_or_by_name()
    {
        var id = new Guid("46bd0f56-e24f-11e5-a510-131bef46955c");
        _globus
            .Network.Answer(
                $$"""{"identities":[{"id":"{{id}}","username":"globus@globus.org","email":null,"status":"unused"}]}"""
            )
            .Answer("""{"identities":[]}""");

        var found = Assert.Single(
            await _globus.Client.Auth.GetIdentitiesAsync(ids: [id], cancellationToken: Cancellation)
        );
        var none = await _globus.Client.Auth.GetIdentitiesAsync(
            usernames: ["a@b", "c@d"],
            cancellationToken: Cancellation
        );

        Assert.Equal($"GET /v2/api/identities?ids={id}", _globus.Network.Requests[0].Line);
        Assert.Equal("GET /v2/api/identities?usernames=a@b,c@d&provision=false", _globus.Network.Requests[1].Line);
        Assert.Equal("Bearer view_identities-0", _globus.Network.Last.Authorization);
        Assert.Equal(("globus@globus.org", $"urn:globus:auth:identity:{id}"), (found.Username, found.PrincipalUrn));
        Assert.Empty(none);
    }
}
