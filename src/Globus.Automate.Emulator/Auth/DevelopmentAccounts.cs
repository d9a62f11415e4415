namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The published accounts of every emulator. They are no secret: they open nothing but an emulator on one's own machine.
/// </summary>
internal static class DevelopmentAccounts
{
    public static Client Primary { get; } = new(
        new Guid("10ca1000-0000-4000-8000-000000000001"), "globus-emulator-development-secret", "Emulator client");

    /// <summary>A second client, to try sharing and missing permissions with.</summary>
    public static Client Secondary { get; } = new(
        new Guid("10ca1000-0000-4000-8000-000000000002"), "globus-emulator-second-secret", "Second emulator client");

    public static IReadOnlyList<Client> Clients { get; } = [Primary, Secondary];

    public static IReadOnlyList<Identity> People { get; } =
    [
        new(new Guid("10ca1000-0000-4000-8000-0000000000a1"), "alice@emulator.example", "Alice Example", "alice@emulator.example"),
        new(new Guid("10ca1000-0000-4000-8000-0000000000b2"), "bob@emulator.example", "Bob Example", "bob@emulator.example"),
    ];

    public static IReadOnlyList<Identity> Identities { get; } = [.. Clients.Select(client => client.Identity), .. People];

    public static Client? FindClient(string id) =>
        Guid.TryParse(id, out var parsed) ? Clients.FirstOrDefault(client => client.Id == parsed) : null;

    public static Identity? Find(Guid id) => Identities.FirstOrDefault(identity => identity.Id == id);
}
