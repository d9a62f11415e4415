namespace Globus.Automate.Emulator.Auth;

/// <summary>All identities: users, confidential clients and flows.</summary>
internal sealed class IdentityDirectory(ClientDirectory clients, AccountStore accounts, IFlowDirectory flows)
{
    private const string ClientDomain = "@clients.auth.globus.org";

    /// <summary>The identities that can sign in on the page; linked identities follow their primary identity.</summary>
    public IReadOnlyList<Identity> People =>
        [
            .. DevelopmentAccounts
                .People.Concat(accounts.ListPeople())
                .GroupBy(person => person.AccountId)
                .SelectMany(account => account),
        ];

    /// <summary>The domains of the users.</summary>
    public IReadOnlyList<string> Domains =>
        [.. People.Select(person => person.Domain).Distinct(StringComparer.OrdinalIgnoreCase)];

    public Identity? Find(Guid id) => Find(People, id);

    /// <summary>An identity with its account.</summary>
    public Account? FindAccount(Guid id)
    {
        var people = People;
        return Find(people, id) is { } identity ? new Account(identity, SetOf(people, identity)) : null;
    }

    public Identity? FindByUsername(string username) =>
        People.FirstOrDefault(person => string.Equals(person.Username, username, StringComparison.OrdinalIgnoreCase))
        ?? (
            username.EndsWith(ClientDomain, StringComparison.OrdinalIgnoreCase)
            && Guid.TryParse(username[..^ClientDomain.Length], out var id)
                ? Find(id)
                : null
        );

    /// <summary>All identities of an identity's account, the primary one first.</summary>
    public IReadOnlyList<Identity> SetOf(Identity identity) => SetOf(People, identity);

    private Identity? Find(IReadOnlyList<Identity> people, Guid id) =>
        people.FirstOrDefault(person => person.Id == id)
        ?? (clients.FindRegistered(id) is { IsNative: false } client ? client.Identity : null)
        ?? (flows.FindTitle(id) is { } title ? Identity.OfClient(id, title) : null);

    private static IReadOnlyList<Identity> SetOf(IReadOnlyList<Identity> people, Identity identity) =>
        [
            .. people
                .Where(person => person.AccountId == identity.AccountId)
                .DefaultIfEmpty(identity)
                .OrderBy(person => person.LinkedTo is not null),
        ];
}
