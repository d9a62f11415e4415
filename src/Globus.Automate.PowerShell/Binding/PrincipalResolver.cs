using System.Management.Automation;
using System.Text.RegularExpressions;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Converts principals to URNs: URNs and special values are unchanged, a UUID becomes an identity URN, and a username
/// is looked up once.
/// </summary>
internal sealed class PrincipalResolver(AuthClient auth)
{
    private const string IdentityPrefix = "urn:globus:auth:identity:";

    private static readonly Regex Urn = new(
        "^urn:globus:(auth:identity|groups:id):[0-9a-f-]{36}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Resolves principals. Null stays null, so that nothing is sent; an empty list stays empty, which clears the role.
    /// </summary>
    /// <exception cref="CommandException">A username is not known to Globus Auth.</exception>
    public async Task<IReadOnlyList<string>?> ResolveAsync(
        IReadOnlyList<string>? principals,
        CancellationToken cancellationToken
    )
    {
        if (principals is null)
        {
            return null;
        }

        var usernames = principals
            .Where(IsUsername)
            .Where(name => !_known.ContainsKey(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (usernames.Count > 0)
        {
            await LookUpAsync(usernames, cancellationToken).ConfigureAwait(false);
        }

        return [.. principals.Select(UrnOf)];
    }

    private static bool IsUsername(string principal) => principal.Contains('@');

    private async Task LookUpAsync(List<string> usernames, CancellationToken cancellationToken)
    {
        foreach (
            var identity in await auth.GetIdentitiesAsync(usernames: usernames, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (identity.Username is { } username)
            {
                _known[username] = IdentityPrefix + identity.Id.ToString("D");
            }
        }
    }

    private string UrnOf(string principal)
    {
        if (principal is "public" or "all_authenticated_users" || Urn.IsMatch(principal))
        {
            return principal;
        }

        if (Guid.TryParse(principal, out var id))
        {
            return IdentityPrefix + id.ToString("D");
        }

        return _known.TryGetValue(principal, out var urn)
            ? urn
            : throw new CommandException(
                "PrincipalNotFound",
                ErrorCategory.ObjectNotFound,
                $"'{principal}' is not a URN, a UUID, or a username that Globus Auth knows.",
                "Specify urn:globus:auth:identity:<uuid>, urn:globus:groups:id:<uuid>, a UUID or a username."
            )
            {
                Target = principal,
            };
    }
}
