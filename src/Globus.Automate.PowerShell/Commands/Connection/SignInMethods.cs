using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.SignIn;
using Globus.Automate.PowerShell.SignIn.Interactive;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Chooses the sign-in method by the parameters of <c>Connect-Globus</c>.</summary>
/// <param name="command">The command.</param>
internal sealed class SignInMethods(ConnectGlobusCommand command)
{
    private readonly GlobusContext? _existing = RunspaceContexts.Current.Find(command.ContextName);

    private string[] Scopes =>
        [
            .. command.Scope ?? [],
            .. command.Flow.Select(flow => flow.Flow?.GlobusAuthScope ?? GlobusScopes.FlowUser(flow.FlowId)),
        ];

    // A policy that is asked for only after the sign-in takes another sign-in.
    private IEnumerable<string> FlowPolicies =>
        command.Flow.Select(flow => flow.Flow?.AuthenticationPolicyId?.ToString()).OfType<string>();

    /// <summary>The sign-in method.</summary>
    /// <exception cref="CommandException">The parameters exclude each other, or the context is closed.</exception>
    public ISignInMethod Choose() =>
        command.ParameterSetName switch
        {
            ConnectGlobusCommand.CredentialSet => new ClientCredentialsSignIn(
                command.Credential,
                Scopes,
                command.Authorizer
            ),
            ConnectGlobusCommand.AccessTokenSet => AccessToken(),
            ConnectGlobusCommand.RefreshTokenSet => new RefreshTokenSignIn(
                command,
                command.RefreshToken,
                command.Authorizer
            )
            {
                Storage = command.IsBound(nameof(command.TokenStorage))
                    ? command.TokenStorage
                    : TokenStorageKind.Process,
            },
            ConnectGlobusCommand.EmulatorSet => new EmulatorSignIn(command.CurrentEmulator, Scopes),
            ConnectGlobusCommand.AuthorizerSet when !command.Interactive => new AuthorizerSignIn(command.Authorizer!),
            _ => Interactive(),
        };

    private ISignInMethod AccessToken()
    {
        if (command.Append && command.Authorizer is not null)
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                "-Append and -Authorizer exclude each other: a context keeps the script block that it has.",
                "Leave one of them out."
            );
        }

        return command.Append && _existing is not null
            ? new AppendedTokensSignIn(ContextResolver.RequireOpen(_existing), command.AccessToken!, command.Scope)
            : new AccessTokenSignIn(command.AccessToken!, command.Scope, command.Authorizer);
    }

    // A user who signs in again, for more, is asked as before, and the context keeps its script block.
    private InteractiveSignIn Interactive()
    {
        var earlier = _existing?.Authentication == AuthenticationKind.Interactive ? _existing : null;
        var isChosen = command.CodeReader is not null || command.IsBound(nameof(command.NoBrowser));
        var options =
            isChosen || earlier?.SignInOptions is null
                ? new SignInOptions { UsesBrowser = !command.NoBrowser, CodeReader = command.CodeReader }
                : earlier.SignInOptions;
        return new(command, options with { Timeout = TimeSpan.FromSeconds(command.TimeoutSec) })
        {
            Scopes = Scopes,
            Requirement = Requirement(),
            ExistingContext = _existing,
            Storage = command.IsBound(nameof(command.TokenStorage)) ? command.TokenStorage : null,
            AllowsDifferentIdentity = command.AllowDifferentIdentity,
            Authorizer = command.Authorizer ?? earlier?.Authorizer,
        };
    }

    private AuthorizationRequirement Requirement() =>
        new()
        {
            Code = "AuthorizationRequired",
            Message = command.Message,
            RequiredIdentities = new StringList(command.RequiredIdentity),
            RequiredPolicies = new StringList([
                .. command.RequiredPolicy.Union(FlowPolicies, StringComparer.OrdinalIgnoreCase),
            ]),
            RequiredSingleDomain = new StringList(command.RequiredSingleDomain),
            RequiredMfa = command.RequiredMfa ? true : null,
            Prompt = command.Prompt,
        };
}
