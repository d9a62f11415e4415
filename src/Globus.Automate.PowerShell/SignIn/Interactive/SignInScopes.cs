using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>The scopes of a sign-in.</summary>
internal static class SignInScopes
{
    private static readonly string[] BaseScopes = [.. GlobusScopes.Identity, GlobusScopes.FlowsAll];

    /// <summary>
    /// Returns the requested scopes, the default scopes, and the scopes of the tokens that the sign-in replaces. The
    /// scope of the Flows service is always included: a high-assurance flow requires that both tokens belong to the
    /// same, recent session.
    /// </summary>
    public static IReadOnlyList<string> For(IEnumerable<string> wanted, StoredSignIn? stored)
    {
        var asked = wanted.Concat(BaseScopes).ToList();
        var families = asked.ConvertAll(GlobusScopes.GetServicePrefix);
        var held = stored
            ?.Tokens.SelectMany(token => token.Scopes)
            .Where(scope => families.Contains(GlobusScopes.GetServicePrefix(scope)))
            ?? [];
        var all = asked.Concat(held).Distinct().ToList();
        return all.FindAll(scope =>
            scope.Contains('[')
            || !all.Exists(other => other != scope && GlobusScopes.WithoutDependencies(other) == scope)
        );
    }
}
