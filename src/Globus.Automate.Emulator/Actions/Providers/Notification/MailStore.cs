using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions.Providers.Notification;

internal sealed class MailStore(Database database)
{
    public void Add(Mail mail) =>
        database.Execute(
            "INSERT INTO mail (action_id, time, sender, destinations, subject, mimetype, body) VALUES ($1, $2, $3, "
                + "$4, $5, $6, $7)",
            mail.ActionId,
            mail.SentAt.UtcTicks,
            mail.Sender,
            mail.Destinations.ToJson(),
            mail.Subject,
            mail.MimeType,
            mail.Body
        );

    public IReadOnlyList<Mail> List() => database.Query("SELECT * FROM mail ORDER BY sequence", Read);

    public void Clear() => database.Execute("DELETE FROM mail");

    private static Mail Read(Row row) =>
        new()
        {
            ActionId = row.Text("action_id"),
            SentAt = row.Time("time"),
            Sender = row.OptionalText("sender"),
            Destinations = row.Strings("destinations"),
            Subject = row.Text("subject"),
            MimeType = row.Text("mimetype"),
            Body = row.Text("body"),
        };
}
