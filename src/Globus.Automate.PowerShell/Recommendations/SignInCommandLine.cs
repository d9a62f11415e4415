using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>
/// Creates the command line that completes the sign-in of a command. Without a context, it is the sign-in of a user.
/// </summary>
internal class SignInCommandLine
{
    // Every user sign-in covers these scopes.
    private static readonly string[] UserScopes = [.. GlobusScopes.Identity, GlobusScopes.FlowsAll];

    /// <summary>The command line of a command without a context.</summary>
    public static SignInCommandLine Unconnected { get; } = new();

    /// <summary>The command line that repeats the sign-in.</summary>
    public SignInAdvice Again() => ForScopes([]);

    /// <summary>The command line for a token that is missing, expired or refused.</summary>
    /// <param name="scope">The scope of the token; null if it is unknown.</param>
    public SignInAdvice For(string? scope) => ForScopes(string.IsNullOrEmpty(scope) ? [] : [scope!]);

    /// <summary>The command line for a token that is not available.</summary>
    public SignInAdvice For(TokenUnavailableException token) =>
        token.Requirement is { } requirement && IsOfUser ? For(requirement, token.Scope) : For(token.Scope);

    /// <summary>The command line that meets an authorization requirement.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="scope">The scope of the token that was sent, which the new session must also cover.</param>
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

    /// <summary>The command line for a client that Globus Auth refuses.</summary>
    public virtual SignInAdvice ForClient() =>
        new(
            $"Connect-Globus -Credential (Get-Credential){ContextParameters}",
            "Check the client id and the client secret."
        );

    /// <summary>The address of the emulator; null if the context is not connected to one.</summary>
    public virtual Uri? EmulatorAddress => null;

    /// <summary>Whether the sign-in is that of a user, not of a client or a script.</summary>
    private protected virtual bool IsOfUser => true;

    /// <summary>The parameters for the application and the context, each with a leading space.</summary>
    private protected virtual string ContextParameters => "";

    /// <summary>The command line for tokens with these scopes.</summary>
    private protected virtual SignInAdvice ForScopes(IReadOnlyCollection<string> scopes) => UserLine(scopes, "");

    /// <summary>The command line for a new user session.</summary>
    /// <param name="scopes">The scopes that the session must cover.</param>
    /// <param name="session">The parameters of the session requirement.</param>
    private protected virtual SignInAdvice ForSession(IReadOnlyCollection<string> scopes, string session) =>
        UserLine(scopes, session);

    /// <summary>The command line of a user sign-in.</summary>
    private protected SignInAdvice UserLine(IReadOnlyCollection<string> scopes, string session) =>
        new($"Connect-Globus{LineText.Named("-Scope", scopes)}{session}{ContextParameters}");

    /// <summary>Whether a sign-in for these scopes also provides a token for the other scope.</summary>
    private protected static bool IsCovered(string scope, IEnumerable<string> scopes) =>
        scopes
            .Concat(UserScopes)
            .Any(one => GlobusScopes.WithoutDependencies(one) == GlobusScopes.WithoutDependencies(scope));
}
