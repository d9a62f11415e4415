using System.Text;
using System.Text.Json;

namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// Who signed in, as an ID token says it (OpenID Connect Core §2). It comes straight from the token endpoint of Globus
/// Auth over TLS, in exchange for a code that this process alone could use. That stands in for a check of its signature
/// (§3.1.3.7, item 6) and of its age: the clock of this machine, which may be minutes off, has no say.
/// </summary>
/// <param name="Subject">The id of the identity.</param>
/// <param name="Username">Its username, where the token has it.</param>
internal sealed record IdToken(Guid Subject, string? Username)
{
    /// <summary>Reads a token that was given to this client.</summary>
    /// <exception cref="SignInException">It is none, or for another client.</exception>
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

    // The text of an exception of the parser may hold a part of the token, so it is not passed on.
    private static SignInException CreateUnknownIdentity(string message) =>
        new($"The user's identity is unknown. {message}") { Reason = SignInFailure.IdentityUnknown };
}
