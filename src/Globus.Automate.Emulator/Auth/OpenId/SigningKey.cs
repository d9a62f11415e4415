using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Auth.OpenId;

/// <summary>
/// The key that signs id_tokens (RS512). It exists as long as the process, because clients read id_tokens when they
/// receive them.
/// </summary>
internal sealed class SigningKey : IDisposable
{
    private readonly Lazy<RSA> _key = new(() => RSA.Create(2048));
    private readonly string _id = Guid.NewGuid().ToString("D");

    /// <summary>A JSON Web Token (RFC 7519).</summary>
    public string Sign(JsonObject claims)
    {
        var header = new JsonObject
        {
            ["typ"] = "JWT",
            ["alg"] = "RS512",
            ["kid"] = _id,
        };
        var content = $"{Encode(header)}.{Encode(claims)}";
        var signature = _key.Value.SignData(
            Encoding.ASCII.GetBytes(content),
            HashAlgorithmName.SHA512,
            RSASignaturePadding.Pkcs1
        );
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The public key as a set of JSON Web Keys (RFC 7517).</summary>
    public JsonObject ToJwks()
    {
        var parameters = _key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["alg"] = "RS512",
                    ["kid"] = _id,
                    ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                    ["e"] = Base64Url.EncodeToString(parameters.Exponent),
                }
            ),
        };
    }

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToText()));
}
