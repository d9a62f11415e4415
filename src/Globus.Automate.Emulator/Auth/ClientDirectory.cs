namespace Globus.Automate.Emulator.Auth;

/// <summary>All applications that can request tokens.</summary>
/// <param name="accounts">The added applications.</param>
/// <param name="acceptsAny">Whether every other id is a native application.</param>
internal sealed class ClientDirectory(AccountStore accounts, bool acceptsAny)
{
    private const string NameOfOthers = "Unregistered application";

    public Client? Find(string id) => Guid.TryParse(id, out var parsed) ? Find(parsed) : null;

    public Client? Find(Guid id) =>
        FindRegistered(id) ?? (acceptsAny ? new Client(id, Secret: null, NameOfOthers) : null);

    /// <summary>The application, unless it is only accepted because every id is.</summary>
    public Client? FindRegistered(Guid id) =>
        DevelopmentAccounts.AllClients.FirstOrDefault(client => client.Id == id) ?? accounts.FindClient(id);
}
