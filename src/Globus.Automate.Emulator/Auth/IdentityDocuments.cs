using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Identities as Globus Auth shows them.</summary>
internal static class IdentityDocuments
{
    private const string Provider = "10ca1000-0000-4000-8000-0000000000ff";
    private const string Organization = "Globus emulator";

    public static JsonObject OfDirectory(Identity identity) => new()
    {
        ["email"] = identity.Email,
        ["id"] = identity.Id.ToString("D"),
        ["identity_provider"] = Provider,
        ["identity_type"] = identity.IdentityType,
        ["name"] = identity.Name,
        ["organization"] = Organization,
        ["status"] = "used",
        ["username"] = identity.Username,
    };

    /// <summary>The OpenID Connect claims that the token's scopes open.</summary>
    public static JsonObject OfUser(Caller caller)
    {
        var identity = caller.Identity;
        var claims = new JsonObject { ["sub"] = identity.Id.ToString("D") };
        if (caller.HasScope("profile"))
        {
            claims["preferred_username"] = identity.Username;
            claims["name"] = identity.Name;
            claims["organization"] = Organization;
            claims["identity_provider"] = Provider;
        }

        if (caller.HasScope("email"))
        {
            claims["email"] = identity.Email;
        }

        if (caller.HasScope("urn:globus:auth:scope:auth.globus.org:view_identity_set"))
        {
            claims["identity_set"] = new JsonArray(new JsonObject
            {
                ["sub"] = identity.Id.ToString("D"),
                ["username"] = identity.Username,
                ["name"] = identity.Name,
                ["email"] = identity.Email,
            });
        }

        return claims;
    }
}
