namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The requirements of a sign-in as sentences for users.</summary>
internal sealed class RequirementText(PolicyStore policies)
{
    public IEnumerable<string> Of(SessionRequirement requirement)
    {
        if (requirement.Identities.Count > 0)
        {
            yield return $"Sign in with {string.Join(" and ", requirement.Identities)}.";
        }

        if (requirement.SingleDomain.Count > 0)
        {
            yield return $"Sign in with an identity of {string.Join(" or ", requirement.SingleDomain)}.";
        }

        foreach (var id in requirement.Policies)
        {
            yield return policies.Find(id) is { } policy
                ? $"Satisfy the policy “{policy.Name}”{Details(policy)}."
                : $"Satisfy the policy {id}, which does not exist in the emulator.";
        }

        if (requirement.NeedsMfa)
        {
            yield return "Use a second factor.";
        }

        if (requirement.NeedsFreshLogin)
        {
            yield return "Sign in again, even if you are signed in.";
        }
    }

    private static string Details(Policy policy)
    {
        var parts = new List<string>();
        if (policy.Domains.Count > 0)
        {
            parts.Add($"an identity of {string.Join(" or ", policy.Domains)}");
        }

        if (policy.Timeout is { } timeout)
        {
            parts.Add($"a sign-in within the last {timeout.TotalMinutes:0.#} minutes");
        }

        if (policy.NeedsMfa)
        {
            parts.Add("a second factor");
        }

        return parts.Count == 0 ? "" : $": {string.Join(", ", parts)}";
    }
}
