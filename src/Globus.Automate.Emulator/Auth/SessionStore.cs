using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

internal sealed class SessionStore(Database database)
{
    public void Add(Session session) =>
        database.Execute(
            "INSERT INTO session VALUES ($1, $2, $3)",
            session.SessionId,
            session.AccountId.ToString("D"),
            session.AuthenticationsToJson().ToText()
        );

    public Session? Find(string? sessionId) =>
        database.Find(
            "SELECT * FROM session WHERE session_id = $1",
            row =>
                Session.Parse(row.Text("session_id"), Guid.Parse(row.Text("identity_id")), row.Text("authentications")),
            sessionId
        );
}
