using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Groups and their members.</summary>
internal sealed class GroupStore(Database database)
{
    public void Save(Group group) =>
        database.Execute(
            "INSERT INTO user_group (group_id, name, members) VALUES ($1, $2, $3) ON CONFLICT (group_id) DO UPDATE "
                + "SET name = $2, members = $3",
            group.Id.ToString("D"),
            group.Name,
            ((IReadOnlyList<string>)[.. group.Members.Select(member => member.ToString("D"))]).ToJson()
        );

    public IReadOnlyList<Group> List() => database.Query("SELECT * FROM user_group ORDER BY sequence", Read);

    /// <summary>The groups that contain one of the identities.</summary>
    public IReadOnlyList<Group> ListOf(IReadOnlyList<Identity> identities) =>
        [.. List().Where(group => identities.Any(identity => group.Members.Contains(identity.Id)))];

    private static Group Read(Row row) =>
        new(Guid.Parse(row.Text("group_id")), row.Text("name"), [.. row.Strings("members").Select(Guid.Parse)]);
}
