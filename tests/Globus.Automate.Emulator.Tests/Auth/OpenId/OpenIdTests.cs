using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth.OpenId;

public sealed class OpenIdTests
{
    [Fact]
    public async Task An_id_token_is_signed_with_the_published_key_and_tells_who_signed_in()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid profile email", null, ("nonce", "a-nonce"));
        var claims = await VerifyAsync(emulator, (string)alice.Response["id_token"]!);
        Assert.Equal(DevelopmentAccounts.Alice.Id.ToString(), (string)claims["sub"]!);
        Assert.Equal(DevelopmentAccounts.Native.Id.ToString(), (string)claims["aud"]!);
        Assert.Equal("a-nonce", (string)claims["nonce"]!);
        Assert.Equal("alice@emulator.example", (string)claims["preferred_username"]!);
        Assert.Equal(emulator.Host.Clock.GetUtcNow().ToUnixTimeSeconds(), (long)claims["iat"]!);
        Assert.True((long)claims["exp"]! > (long)claims["iat"]!);
        Assert.Equal(emulator.Host.Address.GetLeftPart(UriPartial.Authority), (string)claims["iss"]!);
    }

    [Fact]
    public async Task Claims_go_by_scopes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid");
        var claims = await VerifyAsync(emulator, (string)alice.Response["id_token"]!);
        Assert.Equal(
            ["at_hash", "aud", "exp", "iat", "iss", "sub"],
            claims.Select(claim => claim.Key).Order(StringComparer.Ordinal)
        );
        var user = (await alice.SendAsync("GET", "v2/oauth2/userinfo", "openid")).Ok().AsObject();
        Assert.Equal("sub", Assert.Single(user).Key);
    }

    [Fact]
    public async Task Without_openid_there_is_no_id_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Null((await Person.SignInAsync(emulator, "email")).Response["id_token"]);
    }

    [Fact]
    public async Task The_configuration_names_the_emulator()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var document = (
            await emulator.SendAsync("GET", ".well-known/openid-configuration", body: null, token: null)
        ).Ok();
        var root = emulator.Host.Address.AbsoluteUri;
        Assert.Equal(root + "v2/oauth2/authorize", (string)document["authorization_endpoint"]!);
        Assert.Equal(root + "v2/oauth2/token", (string)document["token_endpoint"]!);
        Assert.Equal(root + "jwk.json", (string)document["jwks_uri"]!);
    }

    private static async Task<JsonObject> VerifyAsync(TestEmulator emulator, string idToken)
    {
        var key = (await emulator.SendAsync("GET", "jwk.json", body: null, token: null)).Ok()["keys"]![0]!;
        var parts = idToken.Split('.');
        using var rsa = RSA.Create(
            new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars((string)key["n"]!),
                Exponent = Base64Url.DecodeFromChars((string)key["e"]!),
            }
        );
        Assert.True(
            rsa.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA512,
                RSASignaturePadding.Pkcs1
            )
        );
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        Assert.Equal(("RS512", (string)key["kid"]!), ((string)header["alg"]!, (string)header["kid"]!));
        return JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
    }
}
