using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Everyone the emulator knows: the development accounts, and each flow as itself.</summary>
internal sealed class IdentityDirectory(FlowStore flows)
{
    private const string ClientDomain = "@clients.auth.globus.org";

    public Identity? Find(Guid id) =>
        DevelopmentAccounts.Find(id) ?? (flows.Find(id) is { } flow ? Identity.OfClient(id, flow.Title) : null);

    public Identity? FindByUsername(string username) =>
        DevelopmentAccounts.Identities.FirstOrDefault(identity => string.Equals(identity.Username, username, StringComparison.OrdinalIgnoreCase))
        ?? (username.EndsWith(ClientDomain, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(username[..^ClientDomain.Length], out var id)
            ? Find(id)
            : null);
}
