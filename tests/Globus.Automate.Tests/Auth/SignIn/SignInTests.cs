using System.Net;
using System.Text;
using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth.SignIn;

public sealed class SignInTests : IDisposable
{
    private const string Client = "the-client";

    private static readonly Guid Alice = new("10ca1000-0000-4000-8000-0000000000a1");

    private readonly Scripted _globus = new(options =>
        options with
        {
            TokenSource = AnonymousTokenSource.Instance,
            MaximumRetryCount = 0,
        }
    );
    private Uri? _page;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_code_is_traded_with_the_verifier_whose_challenge_was_sent()
    {
        _globus.Network.Answer(Tokens(IdToken()));

        var signIn = await SignInAsync();

        Assert.Equal((Alice, "alice@x"), (signIn.Identity, signIn.Username));
        Assert.Equal(["auth.globus.org", "flows.globus.org"], signIn.Tokens.All.Select(one => one.ResourceServer));
        var form = Fields(_globus.Network.Last.Body);
        Assert.Equal(("authorization_code", "the-code", Client), (form["grant_type"], form["code"], form["client_id"]));
        Assert.Equal("https://auth.globus.org/v2/web/auth-code", form["redirect_uri"]);
        var asked = Fields(_page!.Query.TrimStart('?'));
        Assert.Equal(asked["code_challenge"], Pkce.GetChallenge(new Secret(form["code_verifier"])));
        Assert.Equal("offline", asked["access_type"]);
    }

    [Fact]
    public async Task Every_sign_in_has_a_state_and_a_verifier_of_its_own()
    {
        _globus.Network.Answer(Tokens(IdToken())).Answer(Tokens(IdToken()));

        await SignInAsync();
        var first = Fields(_page!.Query.TrimStart('?'));
        await SignInAsync();
        var second = Fields(_page!.Query.TrimStart('?'));

        Assert.NotEqual(first["state"], second["state"]);
        Assert.NotEqual(first["code_challenge"], second["code_challenge"]);
    }

    [Fact]
    public async Task Without_an_id_token_globus_auth_is_asked_who_it_was()
    {
        _globus.Network.Answer(Tokens(null)).Answer($$"""{"sub":"{{Alice}}","preferred_username":"alice@x"}""");

        var signIn = await SignInAsync();

        Assert.Equal((Alice, "alice@x"), (signIn.Identity, signIn.Username));
        Assert.Equal(
            ("GET /v2/oauth2/userinfo", "Bearer auth-token"),
            (_globus.Network.Last.Line, _globus.Network.Last.Authorization)
        );
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_clock_that_is_ten_minutes_off_is_no_obstacle(int minutes)
    {
        _globus.Network.Answer(Tokens(IdToken(issued: TimeSpan.FromMinutes(minutes))));

        Assert.Equal(Alice, (await SignInAsync()).Identity);
    }

    [Theory]
    [InlineData("another client")]
    [InlineData("no identity")]
    [InlineData("no token")]
    public async Task An_id_token_that_proves_nothing_ends_the_sign_in_and_its_tokens(string what)
    {
        var token = what switch
        {
            "another client" => IdToken(audience: "somebody-else"),
            "no identity" => IdToken(subject: "nobody"),
            _ => "a.b.c",
        };
        _globus.Network.Answer(Tokens(token));
        AnswerRevocations();

        var error = await Assert.ThrowsAsync<SignInException>(() => SignInAsync());

        Assert.Equal(SignInFailure.IdentityUnknown, error.Reason);
        Assert.Equal(["auth-refresh", "auth-token", "flows-refresh", "flows-token"], Revoked());
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_is_refused_and_gets_no_tokens()
    {
        _globus.Network.Answer(Tokens(IdToken()));
        AnswerRevocations();

        var error = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(identity: Guid.NewGuid()));

        Assert.Equal(SignInFailure.OtherIdentity, error.Reason);
        Assert.Equal(["auth-refresh", "auth-token", "flows-refresh", "flows-token"], Revoked());
    }

    [Fact]
    public async Task A_failure_to_end_a_token_does_not_hide_why_and_leaves_no_other_untried()
    {
        _globus.Network.Answer(Tokens(IdToken())).Answer(HttpStatusCode.InternalServerError);
        AnswerRevocations();

        var error = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(identity: Guid.NewGuid()));

        Assert.Equal(SignInFailure.OtherIdentity, error.Reason);
        Assert.Equal(4, Revoked().Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public async Task A_wrong_or_used_code_is_told_as_such(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, """{"error":"invalid_grant"}""");

        var error = await Assert.ThrowsAsync<SignInException>(() => SignInAsync());

        Assert.Equal((SignInFailure.CodeNotAccepted, "invalid_grant"), (error.Reason, error.Error));
        Assert.DoesNotContain("the-code", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_may_not_is_told_as_such()
    {
        _globus.Network.Answer(
            HttpStatusCode.Unauthorized,
            """{"error":"invalid_client","error_description":"No such client"}"""
        );

        var error = await Assert.ThrowsAsync<SignInException>(() => SignInAsync());

        Assert.Equal(SignInFailure.Refused, error.Reason);
        Assert.Contains("No such client", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task No_code_is_no_sign_in(string? code)
    {
        var error = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(code: code));

        Assert.Equal(SignInFailure.CodeNotAccepted, error.Reason);
        Assert.Empty(_globus.Network.Requests);
    }

    private Task<CompletedSignIn> SignInAsync(Guid? identity = null, string? code = " the-code \n")
    {
        var prompt = new PastedCodePrompt(new Uri("https://auth.globus.org/"), (page, _) =>
        {
            _page = page;
            return Task.FromResult(code is null ? null : new Secret(code));
        });
        var request = new SignInRequest { Scopes = ["openid", GlobusScopes.FlowsAll], Identity = identity };
        return new AuthorizationCodeSignIn(_globus.Client.Auth, Client).SignInAsync(request, prompt, Cancellation);
    }

    private void AnswerRevocations()
    {
        for (var i = 0; i < 4; i++)
        {
            _globus.Network.Answer("""{"active":false}""");
        }
    }

    private List<string> Revoked() =>
        [
            .. _globus
                .Network.Requests.Where(request => request.Line.EndsWith("/revoke", StringComparison.Ordinal))
                .Select(request => Fields(request.Body)["token"]),
        ];

    private static Dictionary<string, string> Fields(string encoded) =>
        encoded
            .Split('&')
            .Select(field => field.Split('='))
            .ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));

    private static string Tokens(string? idToken) =>
        $$"""
            {"access_token":"auth-token","refresh_token":"auth-refresh","scope":"openid","expires_in":100,"resource_server":"auth.globus.org",
            "id_token":{{(idToken is null ? "null" : $"\"{idToken}\"")}},
            "other_tokens":[{"access_token":"flows-token","refresh_token":"flows-refresh","scope":"{{GlobusScopes.FlowsAll}}","expires_in":100,"resource_server":"flows.globus.org"}]}
            """;

    private string IdToken(string audience = Client, string? subject = null, TimeSpan issued = default)
    {
        var now = (_globus.Clock.GetUtcNow() + issued).ToUnixTimeSeconds();
        return $"e30.{Encode($$"""{"sub":"{{subject ?? Alice.ToString()}}","aud":"{{audience}}","iat":{{now}},"exp":{{now + 60}},"preferred_username":"alice@x"}""")}.c2ln";
    }

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
