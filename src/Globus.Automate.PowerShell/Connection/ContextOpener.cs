using System.Management.Automation;
using System.Net;
using System.Security;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>Opens a context by one of the ways in.</summary>
internal sealed class ContextOpener(string name)
{
    /// <summary>The address of Globus Auth.</summary>
    public required Uri AuthAddress { get; init; }

    /// <summary>The address of the Flows service.</summary>
    public required Uri FlowsAddress { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public required TimeSpan HttpTimeout { get; init; }

    /// <summary>How often a request is repeated.</summary>
    public required int MaximumRetryCount { get; init; }

    /// <summary>The context that environment variables describe; null when they name no client. Nothing is asked of Globus Auth yet.</summary>
    /// <exception cref="CommandException">A variable is not understood.</exception>
    public static GlobusContext? OpenFromEnvironment()
    {
        if (EnvironmentSettings.Client is not { } account)
            return null;
        var addresses = EnvironmentSettings.Addresses;
        var opener = new ContextOpener("Environment")
        {
            AuthAddress = addresses.Auth,
            FlowsAddress = addresses.Flows,
            HttpTimeout = EnvironmentSettings.HttpTimeout,
            MaximumRetryCount = 5,
        };
        return new GlobusContext("Environment", account.Id, AuthenticationKind.ClientCredentials, opener.WithClientCredentials(account.Id, account.Secret));
    }

    /// <summary>Signs in with client credentials, and gets the first token to know that they are right.</summary>
    public async Task<GlobusContext> OpenWithCredentialAsync(PSCredential credential, CancellationToken cancellationToken)
    {
        var account = credential.GetNetworkCredential();
        var client = WithClientCredentials(account.UserName, account.Password);
        try
        {
            await client.Options.TokenSource.GetTokenAsync(new(GlobusScopes.FlowsAll, FlowsAddress), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        return new GlobusContext(name, account.UserName, AuthenticationKind.ClientCredentials, client);
    }

    /// <summary>Signs in to an emulator.</summary>
    /// <exception cref="CommandException">None answers there.</exception>
    public async Task<GlobusContext> OpenEmulatorAsync(EmulatorAccount account, CancellationToken cancellationToken)
    {
        try
        {
            using var secret = new NetworkCredential(account.ClientId, account.ClientSecret).SecurePassword;
            return await OpenWithCredentialAsync(new(account.ClientId, secret), cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusConnectionException failure)
        {
            throw new CommandException("EmulatorNotRunning", ErrorCategory.ConnectionError, $"No emulator answers at {AuthAddress}.", "Start-GlobusEmulator", failure) { Target = AuthAddress };
        }
    }

    /// <summary>Uses a token that the user brought. Nothing is asked of Globus Auth.</summary>
    public GlobusContext OpenWithToken(SecureString token, IReadOnlyList<string>? scopes)
    {
        var value = new NetworkCredential("", token).Password;
        var tokens = (scopes ?? [GlobusScopes.FlowsAll]).ToDictionary(scope => scope, scope => new AccessToken(value, scope, null), StringComparer.Ordinal);
        return new GlobusContext(name, "", AuthenticationKind.AccessToken, new GlobusClient(Options(new GivenTokenSource(tokens))));
    }

    private GlobusClient WithClientCredentials(string clientId, string clientSecret) =>
        new(Options(new ClientCredentialsTokenSource(new GlobusClient(Options(AnonymousTokenSource.Instance)).Auth, clientId, clientSecret)));

    private GlobusClientOptions Options(ITokenSource tokens) => new()
    {
        AuthAddress = AuthAddress,
        FlowsAddress = FlowsAddress,
        TokenSource = tokens,
        HttpTimeout = HttpTimeout,
        MaximumRetryCount = MaximumRetryCount,
    };
}
