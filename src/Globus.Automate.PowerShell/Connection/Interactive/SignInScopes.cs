using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.PowerShell.Connection.Interactive;

/// <summary>What a sign-in asks for.</summary>
internal static class SignInScopes
{
    private static readonly string[] Always = [.. GlobusScopes.Identity, GlobusScopes.FlowsAll];

    /// <summary>
    /// What is wanted, what every sign-in has, and what the tokens have that the new ones stand in for. That the token
    /// for Flows is always among them is what a flow of high assurance needs: it demands that both tokens are of the
    /// same, fresh session.
    /// </summary>
    public static IReadOnlyList<string> For(IEnumerable<string> wanted, StoredSignIn? present)
    {
        var asked = wanted.Concat(Always).ToList();
        var families = asked.ConvertAll(GlobusScopes.GetServicePrefix);
        var held = present
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
