using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Stored applications and users, in addition to the development accounts.</summary>
internal sealed class AccountStore(Database database)
{
    public void Add(Client client) =>
        database.Execute(
            "INSERT INTO client VALUES ($1, $2, $3, $4, $5)",
            client.Id.ToString("D"),
            client.SecretHash,
            client.Name,
            client.RedirectUris.ToJson(),
            client.TemplateId?.ToString("D")
        );

    public Client? FindClient(Guid id) =>
        database.Find("SELECT * FROM client WHERE client_id = $1", ReadClient, id.ToString("D"));

    public void RemoveClient(Guid id) => database.Execute("DELETE FROM client WHERE client_id = $1", id.ToString("D"));

    public void Add(Identity person) =>
        database.Execute(
            "INSERT INTO identity (identity_id, username, name, email, linked_to) VALUES ($1, $2, $3, $4, $5)",
            person.Id.ToString("D"),
            person.Username,
            person.Name,
            person.Email,
            person.LinkedTo?.ToString("D")
        );

    public IReadOnlyList<Identity> ListPeople() =>
        database.Query("SELECT * FROM identity ORDER BY sequence", ReadIdentity);

    private static Client ReadClient(Row row) =>
        new(Guid.Parse(row.Text("client_id")), Secret: null, row.Text("name"))
        {
            SecretHash = row.OptionalText("secret_hash"),
            RedirectUris = row.Strings("redirect_uris"),
            TemplateId = row.OptionalText("template_id") is { } id ? Guid.Parse(id) : null,
        };

    private static Identity ReadIdentity(Row row) =>
        new(Guid.Parse(row.Text("identity_id")), row.Text("username"), row.Text("name"), row.OptionalText("email"))
        {
            LinkedTo = row.OptionalText("linked_to") is { } id ? Guid.Parse(id) : null,
        };
}
