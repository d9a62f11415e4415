using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The sign-ins of a session: identities, times and methods. Tokens keep it when they are refreshed and exchanged for
/// dependent tokens.
/// </summary>
internal sealed record Session(
    string SessionId,
    Guid AccountId,
    IReadOnlyDictionary<Guid, Authentication> Authentications
)
{
    public static Session ForAccount(Guid accountId) =>
        new(Guid.NewGuid().ToString("D"), accountId, new Dictionary<Guid, Authentication>());

    public Session With(Guid identityId, Authentication authentication) =>
        this with
        {
            Authentications = new Dictionary<Guid, Authentication>(Authentications) { [identityId] = authentication },
        };

    /// <summary>The session in the format of introspection.</summary>
    public JsonObject ToJson() => new() { ["session_id"] = SessionId, ["authentications"] = AuthenticationsToJson() };

    public JsonObject AuthenticationsToJson() =>
        new(
            Authentications.Select(pair => KeyValuePair.Create(pair.Key.ToString("D"), (JsonNode?)pair.Value.ToJson()))
        );

    public static Session Parse(string sessionId, Guid accountId, string authentications) =>
        new(
            sessionId,
            accountId,
            JsonText
                .ParseObject(authentications)
                .ToDictionary(pair => Guid.Parse(pair.Key), pair => Authentication.Parse(pair.Value!.AsObject()))
        );
}
