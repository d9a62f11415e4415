using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>Registered APIs. Those whose deletion time has passed do not exist.</summary>
internal sealed class RegisteredApiStore(Database database)
{
    private const string Select = "SELECT * FROM registered_api WHERE (deletion_at IS NULL OR deletion_at > $1)";

    public RegisteredApiRecord? Find(Guid id, DateTimeOffset now) =>
        database.Find($"{Select} AND registered_api_id = $2", Read, now.UtcTicks, id.ToString("D"));

    public IReadOnlyList<RegisteredApiRecord> List(DateTimeOffset now) =>
        database.Query($"{Select} ORDER BY sequence", Read, now.UtcTicks);

    public void Add(RegisteredApiRecord api) =>
        database.Execute(
            """
            INSERT INTO registered_api (registered_api_id, name, description, owners, administrators, viewers, target,
                subscription_id, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            api.RegisteredApiId.ToString("D"),
            api.Name,
            api.Description,
            api.Owners.ToJson(),
            api.Administrators.ToJson(),
            api.Viewers.ToJson(),
            api.Target,
            api.SubscriptionId,
            api.CreatedAt.UtcTicks,
            api.UpdatedAt.UtcTicks
        );

    public void Update(RegisteredApiRecord api) =>
        database.Execute(
            """
            UPDATE registered_api SET name = $2, description = $3, owners = $4, administrators = $5, viewers = $6,
                target = $7,
                subscription_id = $8, updated_at = $9, edited_at = $10, deletion_at = $11
            WHERE registered_api_id = $1
            """,
            api.RegisteredApiId.ToString("D"),
            api.Name,
            api.Description,
            api.Owners.ToJson(),
            api.Administrators.ToJson(),
            api.Viewers.ToJson(),
            api.Target,
            api.SubscriptionId,
            api.UpdatedAt.UtcTicks,
            api.EditedAt?.UtcTicks,
            api.DeletionAt?.UtcTicks
        );

    private static RegisteredApiRecord Read(Row row) =>
        new()
        {
            Sequence = row.LargeNumber("sequence"),
            RegisteredApiId = Guid.Parse(row.Text("registered_api_id")),
            Name = row.Text("name"),
            Description = row.Text("description"),
            Owners = row.Strings("owners"),
            Administrators = row.Strings("administrators"),
            Viewers = row.Strings("viewers"),
            Target = row.Text("target"),
            SubscriptionId = row.Text("subscription_id"),
            CreatedAt = row.Time("created_at"),
            UpdatedAt = row.Time("updated_at"),
            EditedAt = row.OptionalTime("edited_at"),
            DeletionAt = row.OptionalTime("deletion_at"),
        };
}
