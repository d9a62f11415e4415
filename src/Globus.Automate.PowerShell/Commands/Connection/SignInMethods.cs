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
    private readonly GlobusContext? _present = RunspaceContexts.Here.Find(command.ContextName);

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
    public IWayIn Choose() =>
        command.ParameterSetName switch
        {
            ConnectGlobusCommand.CredentialSet => new ClientCredentialsWayIn(
                command.Credential,
                Scopes,
                command.Authorizer
            ),
            ConnectGlobusCommand.AccessTokenSet => AccessToken(),
            ConnectGlobusCommand.RefreshTokenSet => new RefreshTokenWayIn(
                command,
                command.RefreshToken,
                command.Authorizer
            )
            {
                Storage = command.IsGiven(nameof(command.TokenStorage))
                    ? command.TokenStorage
                    : TokenStorageKind.Process,
            },
            ConnectGlobusCommand.EmulatorSet => new EmulatorWayIn(command.CurrentEmulator, Scopes),
            ConnectGlobusCommand.AuthorizerSet when !command.Interactive => new AuthorizerWayIn(command.Authorizer!),
            _ => Interactive(),
        };

    private IWayIn AccessToken()
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

        return command.Append && _present is not null
            ? new AddedTokensWayIn(ContextResolver.RequireOpen(_present), command.AccessToken!, command.Scope)
            : new AccessTokenWayIn(command.AccessToken!, command.Scope, command.Authorizer);
    }

    // A user who signs in again, for more, is asked as before, and the context keeps its script block.
    private InteractiveWayIn Interactive()
    {
        var earlier = _present?.Authentication == AuthenticationKind.Interactive ? _present : null;
        var isChosen = command.CodeReader is not null || command.IsGiven(nameof(command.NoBrowser));
        var options =
            isChosen || earlier?.SignIn is null
                ? new SignInOptions { UsesBrowser = !command.NoBrowser, CodeReader = command.CodeReader }
                : earlier.SignIn;
        return new(command, options with { Timeout = TimeSpan.FromSeconds(command.TimeoutSec) })
        {
            Scopes = Scopes,
            Requirement = Requirement(),
            Present = _present,
            Storage = command.IsGiven(nameof(command.TokenStorage)) ? command.TokenStorage : null,
            TakesOtherIdentity = command.AllowDifferentIdentity,
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
