using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;

namespace Globus.Automate.Tests.Auth;

public sealed class AuthorizationRequestTests
{
    private static readonly AuthorizationRequest Plain = new()
    {
        ClientId = "c",
        RedirectUri = new Uri("http://127.0.0.1:4711"),
        Scopes = ["openid", GlobusScopes.FlowsAll],
        State = "s",
        Verifier = new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
    };

    [Fact]
    public void A_sign_in_carries_challenge_and_state() =>
        Assert.Equal(
            "https://auth.globus.org/v2/oauth2/authorize?client_id=c&redirect_uri=http://127.0.0.1:4711&scope=openid "
                + "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all&state=s&response_type=code"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&"
                + "access_type=online",
            Uri.UnescapeDataString(Plain.ToUri(new("https://auth.globus.org")).AbsoluteUri)
        );

    [Fact]
    public void A_sign_in_can_meet_a_requirement()
    {
        var request = new AuthorizationRequest
        {
            ClientId = "c",
            RedirectUri = Plain.RedirectUri,
            Scopes = ["a"],
            State = "s",
            Verifier = Plain.Verifier,
            WantsRefreshTokens = true,
            Label = "this machine",
            Requirement = new AuthorizationRequirement
            {
                Code = "x",
                Message = "Please",
                RequiredScopes = new(["a", "b[c]"]),
                RequiredIdentities = new(["i", "j"]),
                RequiredPolicies = new(["p"]),
                RequiredSingleDomain = new(["d.edu"]),
                RequiredMfa = true,
                Prompt = "login",
            },
        };

        var query = Uri.UnescapeDataString(request.ToUri(new("https://auth.globus.org/")).Query);

        Assert.Contains("&scope=a b[c]&", query);
        Assert.EndsWith(
            "&access_type=offline&prefill_named_grant=this "
                + "machine&session_required_identities=i,j&session_required_single_domain=d.edu"
                + "&session_required_policies=p&session_required_mfa=true&session_message=Please&prompt=login",
            query
        );
    }

    [Fact]
    public void Verifiers_and_states_are_random_and_long_enough()
    {
        var texts = Enumerable
            .Range(0, 20)
            .Select(_ => Pkce.CreateVerifier().Value)
            .Append(Pkce.CreateState())
            .ToList();

        Assert.All(texts, text => Assert.Matches("^[A-Za-z0-9_-]{43}$", text));
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public void Challenges_agree_with_other_clients()
    {
        var vectors = ScopeVectors.Read("pkce").Where(vector => vector["challenge"] is not null).ToList();

        Assert.NotEmpty(vectors);
        Assert.All(vectors, vector =>
            Assert.Equal(
                vector["challenge"]!.GetValue<string>(),
                Pkce.GetChallenge(new(vector["verifier"]!.GetValue<string>()))
            )
        );
    }
}
