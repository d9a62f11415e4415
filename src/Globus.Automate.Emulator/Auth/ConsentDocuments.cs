using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// Consents in the format of Globus Auth. Each document contains the ids of the consents on its path from the top.
/// </summary>
internal sealed class ConsentDocuments(IReadOnlyList<Consent> consents)
{
    private readonly Dictionary<(string ClientId, string Path), Consent> _byPath = consents.ToDictionary(consent =>
        (consent.ClientId, consent.Path)
    );

    public JsonObject ToJson(IEnumerable<Consent> shown) =>
        new() { ["consents"] = new JsonArray([.. shown.Select(Of)]) };

    private JsonObject Of(Consent consent) =>
        new()
        {
            ["created"] = consent.Created.ToWire(),
            ["id"] = consent.ConsentId,
            ["status"] = "approved",
            ["updated"] = consent.Updated.ToWire(),
            ["allows_refresh"] = consent.AllowsRefresh,
            ["dependency_path"] = new JsonArray([.. DependencyPath(consent).Select(step => (JsonNode)step.ConsentId)]),
            ["scope_name"] = consent.Scope,
            ["atomically_revocable"] = consent.IsOptional,
            ["effective_identity"] = consent.IdentityId.ToString("D"),
            ["auto_approved"] = false,
            ["last_used"] = consent.Updated.ToWire(),
            ["scope"] = IdOf(consent.Scope),
            ["client"] = consent.ParentPath is { } parent
                ? ClientOf(parent[(parent.LastIndexOf(' ') + 1)..])
                : consent.ClientId,
        };

    private IEnumerable<Consent> DependencyPath(Consent consent) =>
        consent.ParentPath is { } parent && _byPath.TryGetValue((consent.ClientId, parent), out var above)
            ? DependencyPath(above).Append(consent)
            : [consent];

    /// <summary>The client of a dependency is the service whose scope has the dependency.</summary>
    private static string ClientOf(string scope) =>
        KnownScopes.ResourceServer(scope) is var server && Guid.TryParse(server, out _) ? server : IdOf(server);

    /// <summary>A stable id for items that have no id in the emulator.</summary>
    private static string IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
