using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.SignIn;
using Globus.Automate.PowerShell.SignIn.Interactive;

namespace Globus.Automate.PowerShell.Commands.Connection;

// Selects the sign-in method by the parameters.
public sealed partial class ConnectGlobusCommand
{
    private GlobusContext? Existing => RunspaceContexts.Current.Find(ContextName);

    private string[] Scopes =>
        [.. Scope ?? [], .. Flow.Select(flow => flow.Flow?.GlobusAuthScope ?? GlobusScopes.FlowUser(flow.FlowId))];

    // If the policy were requested only after the sign-in, a second sign-in would be required.
    private IEnumerable<string> FlowPolicies =>
        Flow.Select(flow => flow.Flow?.AuthenticationPolicyId?.ToString()).OfType<string>();

    private ISignInMethod SignInMethod() =>
        ParameterSetName switch
        {
            CredentialSet => new ClientCredentialsSignIn(Credential, Scopes, Authorizer),
            AccessTokenSet => AccessTokenSignIn(),
            RefreshTokenSet => new RefreshTokenSignIn(this, RefreshToken, Authorizer)
            {
                Storage = IsBound(nameof(TokenStorage)) ? TokenStorage : TokenStorageKind.Process,
            },
            EmulatorSet => new EmulatorSignIn(CurrentEmulator, Scopes),
            AuthorizerSet when !Interactive => new AuthorizerSignIn(Authorizer!),
            _ => InteractiveSignIn(),
        };

    private ISignInMethod AccessTokenSignIn()
    {
        if (Append && Authorizer is not null)
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                "-Append and -Authorizer cannot be used together. The script block of a context cannot be replaced.",
                "Remove one of them."
            );
        }

        return Append && Existing is { } existing
            ? new AppendedTokensSignIn(RunspaceContexts.RequireOpen(existing), AccessToken!, Scope)
            : new AccessTokenSignIn(AccessToken!, Scope, Authorizer);
    }

    // A user who signs in again keeps the prompt options and the script block of the context.
    private InteractiveSignIn InteractiveSignIn()
    {
        var earlier = Existing is { Authentication: AuthenticationKind.Interactive } existing ? existing : null;
        var isChosen = CodeReader is not null || IsBound(nameof(NoBrowser));
        var options =
            isChosen || earlier?.SignInOptions is null
                ? new SignInOptions { UsesBrowser = !NoBrowser, CodeReader = CodeReader }
                : earlier.SignInOptions;
        return new(this, options with { Timeout = TimeSpan.FromSeconds(TimeoutSec) })
        {
            Scopes = Scopes,
            Requirement = Requirement(),
            ExistingContext = Existing,
            Storage = IsBound(nameof(TokenStorage)) ? TokenStorage : null,
            AllowsDifferentIdentity = AllowDifferentIdentity,
            Authorizer = Authorizer ?? earlier?.Authorizer,
        };
    }

    private AuthorizationRequirement Requirement() =>
        new()
        {
            Code = "AuthorizationRequired",
            Message = Message,
            RequiredIdentities = new StringList(RequiredIdentity),
            RequiredPolicies = new StringList([
                .. RequiredPolicy.Union(FlowPolicies, StringComparer.OrdinalIgnoreCase),
            ]),
            RequiredSingleDomain = new StringList(RequiredSingleDomain),
            RequiredMfa = RequiredMfa ? true : null,
            Prompt = Prompt,
        };
}
