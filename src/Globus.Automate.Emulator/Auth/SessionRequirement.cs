namespace Globus.Automate.Emulator.Auth;

/// <summary>The requirements of a client, a policy or a resource for a sign-in.</summary>
internal sealed record SessionRequirement
{
    public static SessionRequirement None { get; } = new();

    /// <summary>The identities, by id or username, all of which must sign in.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>The domains, one of which an identity must have.</summary>
    public IReadOnlyList<string> SingleDomain { get; init; } = [];

    /// <summary>The ids of the policies, all of which must be satisfied.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    public bool NeedsMfa { get; init; }

    /// <summary>Whether earlier sign-ins in the same browser are ignored.</summary>
    public bool NeedsFreshLogin { get; init; }

    /// <summary>The reason, as given by the client or resource.</summary>
    public string? Message { get; init; }

    /// <summary>The requirements, for a message.</summary>
    public string Describe() => string.Join("; ", Descriptions());

    private IEnumerable<string> Descriptions()
    {
        if (Identities.Count > 0)
        {
            yield return $"the identities {string.Join(", ", Identities)}";
        }

        if (SingleDomain.Count > 0)
        {
            yield return $"an identity of one of the domains {string.Join(", ", SingleDomain)}";
        }

        if (Policies.Count > 0)
        {
            yield return $"the policies {string.Join(", ", Policies)}";
        }

        if (NeedsMfa)
        {
            yield return "a second factor";
        }

        if (NeedsFreshLogin)
        {
            yield return "a new sign-in";
        }
    }
}
