using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Issued tokens, by their hash.</summary>
internal sealed class TokenStore(Database database)
{
    public void Add(string token, TokenRecord record) =>
        database.Execute(
            "INSERT INTO token VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            SecretText.Hash(token),
            record.Kind.ToString(),
            record.ClientId,
            record.IdentityId.ToString("D"),
            record.Scope,
            record.IssuedAt.UtcTicks,
            record.ExpiresAt.UtcTicks,
            record.Family,
            record.Holder.GrantId,
            record.Holder.SessionId,
            record.UsedAt?.UtcTicks
        );

    /// <summary>The record of a token that is valid and has not expired.</summary>
    public TokenRecord? Find(string token, DateTimeOffset now) =>
        FindUsed(token, now) is { UsedAt: null } record ? record : null;

    /// <summary>The same, including refresh tokens that were exchanged.</summary>
    public TokenRecord? FindUsed(string token, DateTimeOffset now)
    {
        var record = database.Find("SELECT * FROM token WHERE hash = $1", Read, SecretText.Hash(token));
        return record?.ExpiresAt > now ? record : null;
    }

    public void MarkUsed(string token, DateTimeOffset now) =>
        database.Execute("UPDATE token SET used_at = $2 WHERE hash = $1", SecretText.Hash(token), now.UtcTicks);

    public void Prolong(string token, DateTimeOffset until) =>
        database.Execute("UPDATE token SET expires_at = $2 WHERE hash = $1", SecretText.Hash(token), until.UtcTicks);

    /// <summary>Ends the lifetime of valid tokens now.</summary>
    /// <param name="kind">The kind; null for all tokens.</param>
    /// <param name="clientId">The client that holds them; null for all clients.</param>
    /// <param name="identityId">The identity that they represent; null for all identities.</param>
    /// <param name="now">The present time.</param>
    /// <returns>The number of tokens that expired.</returns>
    public int Expire(TokenKind? kind, string? clientId, Guid? identityId, DateTimeOffset now) =>
        database.Execute(
            "UPDATE token SET expires_at = $1 WHERE expires_at > $1 AND kind = ifnull($2, kind) "
                + "AND client_id = ifnull($3, client_id) AND identity_id = ifnull($4, identity_id)",
            now.UtcTicks,
            kind?.ToString(),
            clientId,
            identityId?.ToString("D")
        );

    public void Remove(string token) => database.Execute("DELETE FROM token WHERE hash = $1", SecretText.Hash(token));

    /// <summary>Revokes a refresh token and all tokens that were issued for it.</summary>
    public void RemoveFamily(string family) => database.Execute("DELETE FROM token WHERE family = $1", family);

    /// <summary>Revokes all tokens of one sign-in.</summary>
    public void RemoveGrant(string grantId) => database.Execute("DELETE FROM token WHERE grant_id = $1", grantId);

    public void RemoveOf(Guid clientId) =>
        database.Execute("DELETE FROM token WHERE client_id = $1", clientId.ToString("D"));

    /// <summary>Revokes the tokens of a client and an identity that contain a scope.</summary>
    public void RemoveScope(Guid identityId, string clientId, string scope) =>
        database.Execute(
            "DELETE FROM token WHERE identity_id = $1 AND client_id = $2 AND instr(' ' || scope || ' ', ' ' || $3 "
                + "|| ' ') > 0",
            identityId.ToString("D"),
            clientId,
            scope
        );

    private static TokenRecord Read(Row row) =>
        new(
            Enum.Parse<TokenKind>(row.Text("kind")),
            new TokenHolder(
                row.Text("client_id"),
                Guid.Parse(row.Text("identity_id")),
                row.Text("grant_id"),
                row.OptionalText("session_id")
            ),
            row.Text("scope"),
            row.Time("issued_at"),
            row.Time("expires_at")
        )
        {
            Family = row.Text("family"),
            UsedAt = row.OptionalTime("used_at"),
        };
}
