namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The public accounts of every emulator. Their secrets give access only to an emulator on the same machine.
/// </summary>
internal static class DevelopmentAccounts
{
    public static Client Primary { get; } =
        new(new Guid("10ca1000-0000-4000-8000-000000000001"), "globus-emulator-development-secret", "Emulator client");

    /// <summary>A second client to test sharing and missing permissions.</summary>
    public static Client Secondary { get; } =
        new(
            new Guid("10ca1000-0000-4000-8000-000000000002"),
            "globus-emulator-second-secret",
            "Second emulator client"
        );

    /// <summary>The confidential clients.</summary>
    public static IReadOnlyList<Client> Clients { get; } = [Primary, Secondary];

    /// <summary>The emulator's native application.</summary>
    public static Client Native { get; } =
        new(new Guid("10ca1000-0000-4000-8000-000000000003"), Secret: null, "Emulator native client");

    /// <summary>The native application of Globus' client for actions and flows.</summary>
    public static Client AutomateClient { get; } =
        new(new Guid("e6c75d97-532a-4c88-b031-8584a319fa3e"), Secret: null, "Globus Automate Client");

    /// <summary>The native application that the Globus CLI uses to create its own client.</summary>
    public static Client CommandLine { get; } =
        new(new Guid("95fdeba8-fac2-42bd-a357-e068d82ff78e"), Secret: null, "Globus CLI");

    /// <summary>The native applications of public programs, whose ids are in their sources.</summary>
    public static IReadOnlyList<Client> Programs { get; } =
    [
        AutomateClient,
        CommandLine,
        new(new Guid("61338d24-54d5-408f-a10d-66c06b59f6d2"), Secret: null, "Tutorial of the Globus SDK for Python"),
        new(new Guid("f1631610-d9e4-4db2-81ba-7f93ad4414e3"), Secret: null, "Gladier"),
        new(new Guid("4cf29807-cf21-49ec-9443-ff9a3fb9f81c"), Secret: null, "Globus Compute SDK"),
    ];

    public static IReadOnlyList<Client> AllClients { get; } = [.. Clients, Native, .. Programs];

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

    /// <summary>A linked identity of Alice's account. Tokens of a sign-in with it represent Alice.</summary>
    public static Identity AliceAtTheLab { get; } =
        new(new Guid("10ca1000-0000-4000-8000-0000000000a2"), "alice@lab.example", "Alice Example", "alice@lab.example")
        {
            LinkedTo = Alice.Id,
        };

    public static IReadOnlyList<Identity> People { get; } = [Alice, AliceAtTheLab, Bob];

    /// <summary>
    /// For high-assurance flows: requires a sign-in with an identity of the lab within the last half hour.
    /// </summary>
    public static Policy Policy { get; } =
        new(new Guid("10ca1000-0000-4000-8000-0000000000d1"), "Recent sign-in with an identity of the lab")
        {
            Domains = [AliceAtTheLab.Domain],
            Timeout = TimeSpan.FromMinutes(30),
        };
}
