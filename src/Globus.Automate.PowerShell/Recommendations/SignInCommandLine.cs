using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>
/// The line to run that gets a command the sign-in that it lacks. Without a context, it is the line of a user who
/// signs in.
/// </summary>
internal class SignInCommandLine
{
    // Every sign-in of a user covers these scopes.
    private static readonly string[] UserScopes = [.. GlobusScopes.Identity, GlobusScopes.FlowsAll];

    /// <summary>The line of a command that has no context.</summary>
    public static SignInCommandLine Unconnected { get; } = new();

    /// <summary>The line that signs in again as before.</summary>
    public SignInAdvice Again() => ForScopes([]);

    /// <summary>The line for a token that is missing, expired or refused.</summary>
    /// <param name="scope">The scope of the token; null when it is not known.</param>
    public SignInAdvice For(string? scope) => ForScopes(string.IsNullOrEmpty(scope) ? [] : [scope!]);

    /// <summary>The line for a token that is not available.</summary>
    public SignInAdvice For(TokenUnavailableException token) =>
        token.Requirement is { } requirement && IsOfUser ? For(requirement, token.Scope) : For(token.Scope);

    /// <summary>The line for what a service demands.</summary>
    /// <param name="requirement">What it demands.</param>
    /// <param name="scope">The scope of the token that it was sent. The new session has to cover it, too.</param>
    public SignInAdvice For(AuthorizationRequirement requirement, string? scope)
    {
        var session = LineText.Session(requirement);
        if (session.Length == 0)
        {
            return ForScopes(requirement.RequiredScopes);
        }

        var scopes = requirement.RequiredScopes.ToList();
        if (scope is not null && !IsCovered(scope, scopes))
        {
            scopes.Add(scope);
        }

        return ForSession(scopes, session);
    }

    /// <summary>The line for a client that Globus Auth refuses.</summary>
    public virtual SignInAdvice ForClient() =>
        new("Connect-Globus -Credential (Get-Credential)", "Check the client id and the client secret.");

    /// <summary>Whether a user signs in, not a client or a script.</summary>
    private protected virtual bool IsOfUser => true;

    /// <summary>The parameters that name the application and the context, with a blank before each.</summary>
    private protected virtual string ContextParameters => "";

    /// <summary>The line for tokens of these scopes.</summary>
    private protected virtual SignInAdvice ForScopes(IReadOnlyCollection<string> scopes) => UserLine(scopes, "");

    /// <summary>The line for a new session of a user.</summary>
    /// <param name="scopes">The scopes that it has to cover.</param>
    /// <param name="session">The parameters that say how the user has to sign in.</param>
    private protected virtual SignInAdvice ForSession(IReadOnlyCollection<string> scopes, string session) =>
        UserLine(scopes, session);

    /// <summary>The line by which a user signs in.</summary>
    private protected SignInAdvice UserLine(IReadOnlyCollection<string> scopes, string session) =>
        new($"Connect-Globus{LineText.Named("-Scope", scopes)}{session}{ContextParameters}");

    /// <summary>Whether a user who signs in for these scopes gets a token for the other one, too.</summary>
    private protected static bool IsCovered(string scope, IEnumerable<string> scopes) =>
        scopes
            .Concat(UserScopes)
            .Any(one => GlobusScopes.WithoutDependencies(one) == GlobusScopes.WithoutDependencies(scope));
}
