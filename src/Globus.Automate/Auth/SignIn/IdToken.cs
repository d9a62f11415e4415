using System.Text;
using System.Text.Json;

namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// The identity in an ID token (OpenID Connect Core §2). The token comes directly from the token endpoint over TLS, in
/// exchange for a code that only this process can use. This replaces the validation of its signature (§3.1.3.7, item 6)
/// and of its age, which would depend on the clock of this computer.
/// </summary>
/// <param name="Subject">The id of the identity.</param>
/// <param name="Username">The username, if the token contains it.</param>
internal sealed record IdToken(Guid Subject, string? Username)
{
    /// <summary>Reads a token that was issued to this client.</summary>
    /// <exception cref="SignInException">The token is not valid, or was issued to another client.</exception>
    public static IdToken Read(Secret token, string clientId)
    {
        using var claims = Parse(token);
        var root = claims.RootElement;
        if (!IsFor(root, clientId))
        {
            throw CreateUnknownIdentity("The ID token was issued to another client.");
        }

        return Guid.TryParse(Text(root, "sub"), out var subject)
            ? new IdToken(subject, Text(root, "preferred_username"))
            : throw CreateUnknownIdentity("The ID token contains no identity.");
    }

    private static JsonDocument Parse(Secret token)
    {
        try
        {
            return
                token.Value.Split('.') is [_, var claims, _]
                && JsonDocument.Parse(Decode(claims)) is { RootElement.ValueKind: JsonValueKind.Object } document
                ? document
                : throw CreateUnknownIdentity("Globus Auth returned an unreadable ID token.");
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw CreateUnknownIdentity("Globus Auth returned an unreadable ID token.");
        }
    }

    private static string Decode(string part)
    {
        var text = part.Replace('-', '+').Replace('_', '/');
        return Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
    }

    private static bool IsFor(JsonElement claims, string clientId) =>
        claims.TryGetProperty("aud", out var audience)
        && audience.ValueKind switch
        {
            JsonValueKind.String => audience.GetString() == clientId,
            JsonValueKind.Array => audience
                .EnumerateArray()
                .Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == clientId),
            _ => false,
        };

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // The message of the parser may contain a part of the token, so it is not passed on.
    private static SignInException CreateUnknownIdentity(string message) =>
        new($"The user's identity is unknown. {message}") { Reason = SignInFailure.IdentityUnknown };
}
