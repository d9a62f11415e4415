namespace Globus.Automate.Emulator.Auth;

/// <summary>How someone must have signed in: what a client, a policy or a resource demands.</summary>
internal sealed record SessionRequirement
{
    public static SessionRequirement None { get; } = new();

    /// <summary>Identities, by id or username, with each of which one must sign in.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>Domains, with an identity of one of which one must sign in.</summary>
    public IReadOnlyList<string> SingleDomain { get; init; } = [];

    /// <summary>Policies, by id, all of which must be satisfied.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    public bool NeedsMfa { get; init; }

    /// <summary>Whether an earlier sign-in in the same browser does not count.</summary>
    public bool NeedsFreshLogin { get; init; }

    /// <summary>Why, in the words of who demands it.</summary>
    public string? Message { get; init; }
}
