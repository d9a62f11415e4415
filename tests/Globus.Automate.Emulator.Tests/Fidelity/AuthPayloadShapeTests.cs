using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Fidelity;

/// <summary>Every member that the real Auth sends, the emulator sends too, with a value of the same kind.</summary>
public sealed class AuthPayloadShapeTests
{
    [Theory]
    [InlineData("auth.oauth2_client_credentials_tokens.default.json", TestEmulator.HelloScope)]
    [InlineData("auth.oauth2_client_credentials_tokens.openid.json", "openid")]
    public async Task Tokens_have_the_members_of_real_ones(string file, string scope) =>
        await PayloadShape.CompareAsync(file, async emulator =>
            (
                await emulator.PostFormAsync(
                    "v2/oauth2/token",
                    DevelopmentAccounts.Primary,
                    ("grant_type", "client_credentials"),
                    ("scope", scope)
                )
            ).Ok()
        );

    [Theory]
    [InlineData("auth.oauth2_revoke_token.default.json", "revoke")]
    [InlineData("auth.oauth2_token_introspect.default.json", "introspect")]
    public async Task Operations_on_tokens_respond_as_the_real_ones_do(string file, string operation) =>
        await PayloadShape.CompareAsync(file, async emulator =>
            (
                await emulator.PostFormAsync(
                    $"v2/oauth2/token/{operation}",
                    DevelopmentAccounts.Primary,
                    ("token", await emulator.GetTokenAsync("openid"))
                )
            ).Ok()
        );

    [Fact]
    public async Task Identities_have_the_members_of_real_ones() =>
        await PayloadShape.CompareAsync("auth.get_identities.globusid.json", async emulator =>
            (await emulator.SendAsync("GET", "v2/api/identities?usernames=alice@emulator.example")).Ok()
        );

    [Fact]
    public async Task A_refusal_by_Auth_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("auth.userinfo.unauthorized.json", async emulator =>
            (await emulator.SendAsync("GET", "v2/oauth2/userinfo", body: null, token: null)).Body!
        );
}
