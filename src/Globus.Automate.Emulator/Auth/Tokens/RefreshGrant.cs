using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>
/// Exchanges refresh tokens. Those of native applications are rotated: each is valid once, and a second use revokes all
/// tokens that it was exchanged for, because it may have been stolen. A confidential client proves its identity with
/// its secret and keeps its refresh token, so that several of its processes can use it (RFC 9700 §4.14.2).
/// </summary>
internal sealed class RefreshGrant(
    TokenStore tokens,
    TokenIssuer issuer,
    ReuseLog reuse,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Exchanges a refresh token for an access token of the same scope.</summary>
    /// <exception cref="AuthException">The refresh token is not valid, was used before, or is another
    /// client's.</exception>
    public JsonObject Exchange(Client client, string refreshToken) =>
        database.Write(() => TryExchange(client, refreshToken))
        ?? throw AuthException.InvalidGrant("The refresh token is not valid.");

    private JsonObject? TryExchange(Client client, string refreshToken)
    {
        var now = clock.GetUtcNow();
        if (
            tokens.FindUsed(refreshToken, now) is not { Kind: TokenKind.Refresh } record
            || record.ClientId != client.Id.ToString("D")
        )
        {
            return null;
        }

        if (record.UsedAt is not null)
        {
            tokens.RemoveFamily(record.Family);
            reuse.Add("refresh_token", record.Holder, record.Scope);
            return null;
        }

        var response = client.IsNative ? Rotate(refreshToken, record, now) : Keep(refreshToken, record);
        response["other_tokens"] = new JsonArray();
        return response;
    }

    private JsonObject Rotate(string refreshToken, TokenRecord record, DateTimeOffset now)
    {
        tokens.MarkUsed(refreshToken, now);
        return issuer.IssueOne(record.Holder, record.Scope, record.Family, AccessType.Offline);
    }

    /// <summary>The response contains the refresh token, because clients store the one that they receive.</summary>
    private JsonObject Keep(string refreshToken, TokenRecord record)
    {
        issuer.Prolong(refreshToken);
        var response = issuer.IssueOne(record.Holder, record.Scope, record.Family, AccessType.Online);
        response["refresh_token"] = refreshToken;
        return response;
    }
}
