using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Identities in the format of Globus Auth.</summary>
internal static class IdentityDocuments
{
    public const string Provider = "10ca1000-0000-4000-8000-0000000000ff";
    private const string Organization = "Globus emulator";

    public static JsonObject OfDirectory(Identity identity) =>
        new()
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

    /// <summary>The emulator as an identity provider.</summary>
    public static JsonObject OfProvider(IReadOnlyList<string> domains) =>
        new()
        {
            ["alternative_names"] = new JsonArray(),
            ["domains"] = JsonText.ToArray(domains),
            ["id"] = Provider,
            ["name"] = Organization,
            ["short_name"] = "emulator",
        };

    /// <summary>The OpenID Connect claims for the scopes.</summary>
    public static JsonObject OfUser(Identity identity, IEnumerable<Identity> identitySet, IReadOnlyList<string> scopes)
    {
        var claims = new JsonObject { ["sub"] = identity.Id.ToString("D") };
        if (scopes.Contains("profile"))
        {
            claims["preferred_username"] = identity.Username;
            claims["name"] = identity.Name;
            claims["organization"] = Organization;
            claims["identity_provider"] = Provider;
            claims["identity_provider_display_name"] = Organization;
        }

        if (scopes.Contains("email"))
        {
            claims["email"] = identity.Email;
        }

        if (scopes.Contains("urn:globus:auth:scope:auth.globus.org:view_identity_set"))
        {
            claims["identity_set"] = new JsonArray([.. identitySet.Select(OfSet)]);
        }

        return claims;
    }

    private static JsonObject OfSet(Identity identity) =>
        new()
        {
            ["sub"] = identity.Id.ToString("D"),
            ["username"] = identity.Username,
            ["name"] = identity.Name,
            ["email"] = identity.Email,
            ["organization"] = Organization,
            ["identity_provider"] = Provider,
            ["identity_provider_display_name"] = Organization,
        };
}
