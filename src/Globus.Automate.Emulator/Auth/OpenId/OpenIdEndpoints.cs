using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Auth.OpenId;

/// <summary>The discovery documents of OpenID Connect: the addresses of endpoints and the keys of id_tokens.</summary>
internal sealed class OpenIdEndpoints(SigningKey key, IdTokens idTokens)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/.well-known/openid-configuration", _ => JsonResponse.Ok(Configuration()));
        routes.Route("GET", "/jwk.json", _ => JsonResponse.Ok(key.ToJwks()));
    }

    private JsonObject Configuration()
    {
        var issuer = idTokens.Issuer;
        return new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = issuer + "/v2/oauth2/authorize",
            ["token_endpoint"] = issuer + "/v2/oauth2/token",
            ["revocation_endpoint"] = issuer + "/v2/oauth2/token/revoke",
            ["introspection_endpoint"] = issuer + "/v2/oauth2/token/introspect",
            ["userinfo_endpoint"] = issuer + "/v2/oauth2/userinfo",
            ["jwks_uri"] = issuer + "/jwk.json",
            ["scopes_supported"] = JsonText.ToArray(["openid", "email", "profile"]),
            ["response_types_supported"] = new JsonArray("code"),
            ["grant_types_supported"] = JsonText.ToArray(["authorization_code", "refresh_token", "client_credentials"]),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS512"),
            ["token_endpoint_auth_methods_supported"] = JsonText.ToArray(["client_secret_basic", "none"]),
            ["claims_supported"] = JsonText.ToArray([
                "at_hash",
                "aud",
                "email",
                "exp",
                "iat",
                "identity_provider",
                "identity_set",
                "iss",
                "name",
                "organization",
                "preferred_username",
                "sub",
            ]),
        };
    }
}
