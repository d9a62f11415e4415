using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>The line to run that gets a context what it lacks, without taking from it what it has.</summary>
/// <param name="context">The context; null when there is none.</param>
internal sealed class SignInLine(GlobusContext? context = null)
{
    private const string NewToken = " -AccessToken (Read-Host -AsSecureString)";
    private const string UserNeeded = "Only a user who signs in can meet this.";
    private const string AuthorizerNote = "Or have the script block of -Authorizer write a token for this scope.";

    // What every sign-in of a user covers.
    private static readonly string[] Always = [.. GlobusScopes.Identity, GlobusScopes.FlowsAll];

    /// <summary>The line of a command that has no context.</summary>
    public static SignInLine Unconnected { get; } = new();

    /// <summary>The line that signs in again as before.</summary>
    public SignInAdvice Again() => ForScopes([]);

    /// <summary>The line for a token that is missing, over or refused.</summary>
    /// <param name="scope">The scope of the token; null when it is not known.</param>
    public SignInAdvice For(string? scope) => ForScopes(string.IsNullOrEmpty(scope) ? [] : [scope!]);

    /// <summary>The line for a token that cannot be had.</summary>
    public SignInAdvice For(TokenUnavailableException token) =>
        token.Requirement is { } requirement && IsOfUser ? For(requirement, token.Scope) : For(token.Scope);

    /// <summary>The line for what a service demands.</summary>
    /// <param name="requirement">What it demands.</param>
    /// <param name="scope">The scope of the token that it was sent, which has to be of the new session too.</param>
    public SignInAdvice For(AuthorizationRequirement requirement, string? scope)
    {
        var session = LineText.Session(requirement);
        if (session.Length == 0)
        {
            return ForScopes(requirement.RequiredScopes);
        }

        var scopes = requirement.RequiredScopes.ToList();
        if (scope is not null && !Covers([.. scopes, .. Always], scope))
        {
            scopes.Add(scope);
        }

        return context?.Authentication switch
        {
            AuthenticationKind.AccessToken or AuthenticationKind.Authorizer or AuthenticationKind.ClientCredentials =>
                UserLine([.. scopes, .. Held(scopes)], session) with
                {
                    Note = UserNeeded,
                },
            _ => UserLine(scopes, session),
        };
    }

    /// <summary>The line for a client that Globus Auth refuses.</summary>
    public SignInAdvice ForClient() =>
        context is { Authentication: not AuthenticationKind.Authorizer }
            ? Again()
            : new SignInAdvice("Connect-Globus -Credential (Get-Credential)", "Check the client id and its secret.");

    private bool IsOfUser =>
        context?.Authentication is null or AuthenticationKind.Interactive or AuthenticationKind.RefreshToken;

    private SignInAdvice ForScopes(IReadOnlyCollection<string> scopes) =>
        context?.Authentication switch
        {
            AuthenticationKind.AccessToken => TokenLine(scopes),
            AuthenticationKind.Authorizer => TokenLine(scopes) with { Note = AuthorizerNote },
            AuthenticationKind.ClientCredentials when context.Settings.IsEmulator => Line(" -Emulator", scopes),
            AuthenticationKind.ClientCredentials => Line(
                $" -Credential (Get-Credential {LineText.Quoted(context.Account)})",
                scopes
            ),
            _ => UserLine(scopes, ""),
        };

    private SignInAdvice TokenLine(IReadOnlyCollection<string> scopes) =>
        new($"Connect-Globus{NewToken}{LineText.Named("-Scope", scopes)} -Append{Place()}");

    private SignInAdvice Line(string way, IReadOnlyCollection<string> scopes) =>
        new($"Connect-Globus{way}{LineText.Named("-Scope", scopes)}{Place()}");

    private SignInAdvice UserLine(IReadOnlyCollection<string> scopes, string session) =>
        new($"Connect-Globus{LineText.Named("-Scope", scopes)}{session}{Client()}{Place()}");

    // A sign-in in the place of tokens that were brought has to cover what they did.
    private IEnumerable<string> Held(List<string> scopes) =>
        context!.Given?.Scopes.Where(scope => !Covers([.. scopes, .. Always], scope)) ?? [];

    private static bool Covers(IEnumerable<string> scopes, string scope) =>
        scopes.Any(one => GlobusScopes.Root(one) == GlobusScopes.Root(scope));

    private string Client() =>
        context is not null && IsOfUser && context.Settings.ClientId != NativeClient.Id
            ? $" -ClientId {LineText.Quoted(context.Settings.ClientId)}"
            : "";

    private string Place() => context is null ? "" : ContextPlace.Of(context);
}
