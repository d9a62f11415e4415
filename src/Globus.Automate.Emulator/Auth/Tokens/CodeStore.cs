using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>Codes by their hash. Used codes are kept to detect a second use.</summary>
internal sealed class CodeStore(Database database)
{
    private const string WithRefreshToken = "Yes";
    private const string WithoutRefreshToken = "No";

    public void Add(string code, AuthorizationCode record) =>
        database.Execute(
            "INSERT INTO authorization_code VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            SecretText.Hash(code),
            record.Holder.ClientId,
            record.Holder.IdentityId.ToString("D"),
            record.Holder.GrantId,
            record.Holder.SessionId,
            record.RedirectUri,
            record.Scope,
            record.State,
            record.Challenge,
            record.Nonce,
            record.AccessType == AccessType.Offline ? WithRefreshToken : WithoutRefreshToken,
            record.ExpiresAt.UtcTicks,
            record.IsUsed ? 1 : 0
        );

    public AuthorizationCode? Find(string code) =>
        database.Find("SELECT * FROM authorization_code WHERE hash = $1", Read, SecretText.Hash(code));

    public void MarkUsed(string code) =>
        database.Execute("UPDATE authorization_code SET used = 1 WHERE hash = $1", SecretText.Hash(code));

    private static AuthorizationCode Read(Row row) =>
        new(
            new TokenHolder(
                row.Text("client_id"),
                Guid.Parse(row.Text("identity_id")),
                row.Text("grant_id"),
                row.OptionalText("session_id")
            ),
            row.Text("redirect_uri"),
            row.Text("scope")
        )
        {
            State = row.OptionalText("state"),
            Challenge = row.OptionalText("challenge"),
            Nonce = row.OptionalText("nonce"),
            AccessType = row.Text("refresh") == WithRefreshToken ? AccessType.Offline : AccessType.Online,
            ExpiresAt = row.Time("expires_at"),
            IsUsed = row.Number("used") == 1,
        };
}
