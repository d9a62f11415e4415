using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Auth;

/// <summary>One sign-in with one identity.</summary>
internal sealed record Authentication(DateTimeOffset Time, IReadOnlyList<string> Methods)
{
    /// <summary>The method of a second factor (RFC 8176).</summary>
    public const string Mfa = "mfa";

    public static IReadOnlyList<string> Password { get; } = ["pwd"];

    public static IReadOnlyList<string> PasswordAndMfa { get; } = ["pwd", Mfa];

    public bool HasMfa => Methods.Contains(Mfa);

    public JsonObject ToJson() =>
        new()
        {
            ["auth_time"] = Time.ToUnixTimeSeconds(),
            ["idp"] = IdentityDocuments.Provider,
            ["acr"] = null,
            ["amr"] = new JsonArray([.. Methods.Select(method => (JsonNode)method)]),
            ["custom_claims"] = new JsonObject(),
        };

    public static Authentication Parse(JsonObject document) =>
        new(
            DateTimeOffset.FromUnixTimeSeconds(document["auth_time"]!.GetValue<long>()),
            [.. document["amr"]!.AsArray().Select(method => method!.GetValue<string>())]
        );
}
