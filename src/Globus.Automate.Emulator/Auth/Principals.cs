using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The principals of roles: identities and groups by their URNs, and in two roles a value for all users.
/// </summary>
internal static class Principals
{
    private const string GroupPrefix = "urn:globus:groups:id:";
    private const string MisspelledGroupPrefix = "urn:globus:group:id:";
    private const int MaximumCount = 16;

    /// <summary>The principals of one role; null when the request does not set the role.</summary>
    public static IReadOnlyList<string>? Read(
        JsonRequestReader reader,
        string member,
        string role,
        string? everybody = null
    )
    {
        if (reader.Texts(member) is not { } principals)
        {
            return null;
        }

        for (var i = 0; i < principals.Count; i++)
        {
            if (principals[i] != everybody && !IsUrn(principals[i]))
            {
                reader.ReportItem(
                    member,
                    i,
                    $"Unrecognized principal string: \"{principals[i]}\". Allowed principal types in role "
                        + $"\"{role}\": {Allowed(everybody)}"
                );
            }
        }

        if (principals.Count > MaximumCount)
        {
            reader.ReportAt(member, $"ensure this value has at most {MaximumCount} items");
        }

        return principals;
    }

    public static bool IsUrn(string text) => Identity.ParseUrn(text) is not null || Has(text, GroupPrefix);

    /// <summary>
    /// The URN of a group as some published examples of web inputs spell it. It stands for no group.
    /// </summary>
    public static bool IsMisspelledGroup(string text) => Has(text, MisspelledGroupPrefix);

    private static bool Has(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(prefix.Length), "D", out _);

    private static string Allowed(string? everybody) =>
        everybody is null
            ? "[<AuthGroupUrn>, <AuthIdentityUrn>]"
            : $"[<AuthGroupUrn>, <AuthIdentityUrn>, \"{everybody}\"]";
}
