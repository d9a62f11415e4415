namespace Globus.Automate.Emulator.Auth;

/// <summary>All applications that can request tokens.</summary>
internal sealed class ClientDirectory(AccountStore accounts)
{
    public Client? Find(string id) => Guid.TryParse(id, out var parsed) ? Find(parsed) : null;

    public Client? Find(Guid id) =>
        DevelopmentAccounts.AllClients.FirstOrDefault(client => client.Id == id) ?? accounts.FindClient(id);
}
