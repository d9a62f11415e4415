using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Auth.OpenId;

/// <summary>
/// Issues id_tokens, which identify the user to the client if the scope <c>openid</c> was requested (OpenID Connect
/// Core §2).
/// </summary>
internal sealed class IdTokens(SigningKey key, IdentityDirectory directory, EmulatorAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    public string Issuer => address.Value.GetLeftPart(UriPartial.Authority);

    /// <summary>Adds an id_token to a response of the token endpoint if the scopes include <c>openid</c>.</summary>
    public void AddTo(JsonObject response, TokenHolder holder, IReadOnlyList<string> scopes, string? nonce)
    {
        if (!scopes.Contains("openid") || directory.Find(holder.IdentityId) is not { } identity)
        {
            return;
        }

        var claims = IdentityDocuments.OfUser(identity, directory.SetOf(identity), scopes);
        var now = clock.GetUtcNow();
        claims["iss"] = Issuer;
        claims["aud"] = holder.ClientId;
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + Lifetime).ToUnixTimeSeconds();
        claims["at_hash"] = HashLeftHalf((string)response["access_token"]!);
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        response["id_token"] = key.Sign(claims);
    }

    /// <summary>The hash that binds the access token to the id_token (OpenID Connect Core §3.1.3.6).</summary>
    private static string HashLeftHalf(string accessToken)
    {
        var hash = SHA512.HashData(Encoding.ASCII.GetBytes(accessToken));
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
