using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>The consents of users to scopes of clients: paths of scopes, each with a number.</summary>
internal sealed class ConsentStore(Database database)
{
    /// <summary>Adds or renews the consents to a scope and its dependencies.</summary>
    public void Add(TokenHolder holder, ScopeNode scope, AccessType accessType, DateTimeOffset now) =>
        Add(holder, scope, prefix: "", accessType, now);

    public bool Has(Guid identityId, string clientId, string path) =>
        database.Find(
            "SELECT 1 FROM consent WHERE identity_id = $1 AND client_id = $2 AND path = $3",
            row => row.Number(0) == 1,
            identityId.ToString("D"),
            clientId,
            path
        );

    public IReadOnlyList<Consent> List(Guid identityId) =>
        database.Query(
            "SELECT * FROM consent WHERE identity_id = $1 ORDER BY consent_id",
            Read,
            identityId.ToString("D")
        );

    /// <summary>The consented scopes directly below <paramref name="path"/>.</summary>
    public IReadOnlyList<string> ListDependencies(Guid identityId, string clientId, string path) =>
        [
            .. List(identityId)
                .Where(consent => consent.ClientId == clientId && consent.ParentPath == path)
                .Select(consent => consent.Scope),
        ];

    /// <summary>Removes a consent and its dependencies.</summary>
    public void Remove(Consent consent) =>
        database.Execute(
            "DELETE FROM consent WHERE identity_id = $1 AND client_id = $2 AND (path = $3 OR substr(path, 1, "
                + "length($3) + 1) = $3 || ' ')",
            consent.IdentityId.ToString("D"),
            consent.ClientId,
            consent.Path
        );

    private void Add(TokenHolder holder, ScopeNode scope, string prefix, AccessType accessType, DateTimeOffset now)
    {
        var path = prefix + scope.Name;
        database.Execute(
            """
            INSERT INTO consent (identity_id, client_id, path, optional, refresh, created, updated) VALUES ($1, $2,
                $3, $4, $5, $6, $6)
            ON CONFLICT (identity_id, client_id, path) DO UPDATE SET updated = $6, refresh = max(refresh, $5)
            """,
            holder.IdentityId.ToString("D"),
            holder.ClientId,
            path,
            scope.IsOptional ? 1 : 0,
            accessType == AccessType.Offline ? 1 : 0,
            now.UtcTicks
        );
        foreach (var dependency in scope.Dependencies)
        {
            Add(holder, dependency, path + ' ', accessType, now);
        }
    }

    private static Consent Read(Row row) =>
        new(row.Number("consent_id"), Guid.Parse(row.Text("identity_id")), row.Text("client_id"), row.Text("path"))
        {
            IsOptional = row.Number("optional") == 1,
            AllowsRefresh = row.Number("refresh") == 1,
            Created = row.Time("created"),
            Updated = row.Time("updated"),
        };
}
