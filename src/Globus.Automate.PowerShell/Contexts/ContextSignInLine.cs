using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>
/// The command line that completes the sign-in of a context with its own sign-in method, and keeps its existing tokens.
/// </summary>
/// <param name="context">The context.</param>
internal sealed class ContextSignInLine(GlobusContext context) : SignInCommandLine
{
    private const string NewToken = " -AccessToken (Read-Host 'Access token' -AsSecureString)";
    private const string UserNeeded = "This requires an interactive sign-in.";
    private const string AuthorizerNote = "Or return a token for this scope from the -Authorizer script block.";

    /// <inheritdoc/>
    public override Uri? EmulatorAddress => context.Settings.IsEmulator ? context.FlowsAddress : null;

    /// <inheritdoc/>
    public override SignInAdvice ForClient() =>
        context.Authentication == AuthenticationKind.Authorizer ? base.ForClient() : Again();

    /// <inheritdoc/>
    private protected override bool IsOfUser =>
        context.Authentication is AuthenticationKind.Interactive or AuthenticationKind.RefreshToken;

    /// <inheritdoc/>
    private protected override string ContextParameters => Client() + ConnectParameters.Of(context);

    /// <inheritdoc/>
    private protected override SignInAdvice ForScopes(IReadOnlyCollection<string> scopes) =>
        context.Authentication switch
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

    /// <inheritdoc/>
    private protected override SignInAdvice ForSession(IReadOnlyCollection<string> scopes, string session) =>
        IsOfUser
            ? UserLine(scopes, session)
            : UserLine([.. scopes, .. UncoveredScopes(scopes)], session) with
            {
                Note = UserNeeded,
            };

    private SignInAdvice TokenLine(IReadOnlyCollection<string> scopes) =>
        new($"Connect-Globus{NewToken}{LineText.Named("-Scope", scopes)} -Append{ContextParameters}");

    private SignInAdvice Line(string method, IReadOnlyCollection<string> scopes) =>
        new($"Connect-Globus{method}{LineText.Named("-Scope", scopes)}{ContextParameters}");

    // A sign-in that replaces access tokens has to cover their scopes.
    private IEnumerable<string> UncoveredScopes(IReadOnlyCollection<string> scopes) =>
        context.AccessTokens?.Scopes.Where(scope => !IsCovered(scope, scopes)) ?? [];

    private string Client() =>
        IsOfUser && context.Settings.ClientId != NativeClient.Id
            ? $" -ClientId {LineText.Quoted(context.Settings.ClientId)}"
            : "";
}
