using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Signs in as a registered client.</summary>
/// <param name="credential">The client id and secret.</param>
/// <param name="scopes">The scopes of the first tokens, whose requests verify the secret.</param>
/// <param name="authorizer">The script block that returns tokens for other scopes; null for none.</param>
internal sealed class ClientCredentialsSignIn(
    PSCredential credential,
    IReadOnlyList<string> scopes,
    ScriptBlock? authorizer = null
) : ISignInMethod
{
    /// <inheritdoc/>
    public async Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        var context = Open(settings, credential, authorizer);
        try
        {
            // A client consents to scopes and their dependencies by requesting them.
            foreach (var scope in scopes.DefaultIfEmpty(GlobusScopes.FlowsAll))
            {
                await context.Client.Options.TokenSource.GetTokenAsync(
                    new(scope, settings.FlowsAddress),
                    cancellationToken
                );
            }
        }
        catch
        {
            context.Client.Dispose();
            throw;
        }

        context.SatisfiedRequirements.Add(scopes, null);
        return context;
    }

    /// <summary>Opens the context without a request to Globus Auth.</summary>
    public static GlobusContext Open(ContextSettings settings, PSCredential credential, ScriptBlock? authorizer = null)
    {
        var account = credential.GetNetworkCredential();
        var id = account.UserName.Trim();
        settings = settings with { ClientId = id };
        var client = settings.CreateClient(auth =>
            AuthorizerTokenSource.WithFallback(
                new ClientCredentialsTokenSource(auth, id, account.Password),
                authorizer,
                settings,
                auth
            )
        );
        return new GlobusContext(settings, AuthenticationKind.ClientCredentials, client)
        {
            Account = id,
            ClientId = id,
        };
    }
}
