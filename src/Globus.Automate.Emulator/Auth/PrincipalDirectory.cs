namespace Globus.Automate.Emulator.Auth;

/// <summary>Finds the users for whom a principal stands.</summary>
internal sealed class PrincipalDirectory(IdentityDirectory identities, GroupStore groups)
{
    /// <summary>Whether one of the principals is a known identity, or a group with members.</summary>
    public bool HasUser(IReadOnlyList<string> principals) =>
        principals.Any(principal => Identity.ParseUrn(principal) is { } id && identities.Find(id) is not null)
        || groups.List().Any(group => group.Members.Count > 0 && principals.Contains(group.Urn));
}
