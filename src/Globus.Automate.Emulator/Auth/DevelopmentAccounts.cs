namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The published accounts of every emulator. They are no secret: they open nothing but an emulator on one's own
/// machine.
/// </summary>
internal static class DevelopmentAccounts
{
    public static Client Primary { get; } =
        new(new Guid("10ca1000-0000-4000-8000-000000000001"), "globus-emulator-development-secret", "Emulator client");

    /// <summary>A second client, to try sharing and missing permissions with.</summary>
    public static Client Secondary { get; } =
        new(
            new Guid("10ca1000-0000-4000-8000-000000000002"),
            "globus-emulator-second-secret",
            "Second emulator client"
        );

    /// <summary>The confidential clients.</summary>
    public static IReadOnlyList<Client> Clients { get; } = [Primary, Secondary];

    /// <summary>A native application of the emulator's own.</summary>
    public static Client Native { get; } =
        new(new Guid("10ca1000-0000-4000-8000-000000000003"), Secret: null, "Emulator native client");

    /// <summary>The native application that Globus' own client for actions and flows signs in as.</summary>
    public static Client AutomateClient { get; } =
        new(new Guid("e6c75d97-532a-4c88-b031-8584a319fa3e"), Secret: null, "Globus Automate Client");

    /// <summary>The native application that the Globus CLI is, before it makes a client of its own.</summary>
    public static Client CommandLine { get; } =
        new(new Guid("95fdeba8-fac2-42bd-a357-e068d82ff78e"), Secret: null, "Globus CLI");

    public static IReadOnlyList<Client> AllClients { get; } = [.. Clients, Native, AutomateClient, CommandLine];

    public static Identity Alice { get; } =
        new(
            new Guid("10ca1000-0000-4000-8000-0000000000a1"),
            "alice@emulator.example",
            "Alice Example",
            "alice@emulator.example"
        );

    public static Identity Bob { get; } =
        new(
            new Guid("10ca1000-0000-4000-8000-0000000000b2"),
            "bob@emulator.example",
            "Bob Example",
            "bob@emulator.example"
        );

    /// <summary>
    /// A second identity that Alice has linked to her account: signing in with it is signing in as Alice.
    /// </summary>
    public static Identity AliceAtTheLab { get; } =
        new(new Guid("10ca1000-0000-4000-8000-0000000000a2"), "alice@lab.example", "Alice Example", "alice@lab.example")
        {
            LinkedTo = Alice.Id,
        };

    public static IReadOnlyList<Identity> People { get; } = [Alice, AliceAtTheLab, Bob];

    /// <summary>
    /// For high-assurance flows: one must have signed in with an identity of the lab within the last half hour.
    /// </summary>
    public static Policy Policy { get; } =
        new(new Guid("10ca1000-0000-4000-8000-0000000000d1"), "Recent sign-in with an identity of the lab")
        {
            Domains = [AliceAtTheLab.Domain],
            Timeout = TimeSpan.FromMinutes(30),
        };
}
