using System.Management.Automation;
using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Gets an access token of the context for another tool.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusAccessToken")]
[OutputType(typeof(GlobusAccessToken))]
public sealed class GetGlobusAccessTokenCommand : ConnectedCommand
{
    /// <summary>The scope of the token; the scope of the Flows service by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string Scope { get; set; } = GlobusScopes.FlowsAll;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var token = await Client.Options.TokenSource.GetTokenAsync(
            new TokenRequest(Scope, Client.Options.FlowsAddress),
            cancellationToken
        )
            ?? throw new TokenUnavailableException($"The context has no token for the scope {Scope}.")
            {
                Scope = Scope,
                Reason = TokenUnavailableReason.NoTokenForScope,
            };
        Write(
            new GlobusAccessToken(new NetworkCredential("", token.Value).SecurePassword, token.Scope, token.ExpiresOn)
        );
    }
}
