using Globus.Automate.Auth.Storage;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.SignIn;
using Globus.Automate.PowerShell.SignIn.Interactive;
using Globus.Automate.PowerShell.Storage;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>
/// The stored contexts of the user. Each stores its service addresses, so that no later setting can send its tokens
/// elsewhere.
/// </summary>
/// <param name="command">The command that needs a context.</param>
internal sealed class StoredContexts(AsyncCommand command)
{
    private readonly bool _canPrompt = HostCapabilities.CanPrompt(command.Host);

    /// <summary>Opens a stored context by name, without a request to Globus Auth; null if there is none.</summary>
    /// <exception cref="Globus.Automate.Auth.Storage.TokenStoreException">The stored context cannot be
    /// read.</exception>
    public async Task<GlobusContext?> FindAsync(string name, CancellationToken cancellationToken) =>
        await TokenStores.FindAsync(name, _canPrompt, cancellationToken) is { } found
            ? Open(found.SignIn, found.Opened)
            : null;

    /// <summary>Opens all stored contexts.</summary>
    /// <exception cref="Globus.Automate.Auth.Storage.TokenStoreException">The stored contexts cannot be
    /// read.</exception>
    public async Task<IReadOnlyList<GlobusContext>> ListAsync(CancellationToken cancellationToken)
    {
        var contexts = new List<GlobusContext>();
        foreach (var opened in TokenStores.OpenExisting(_canPrompt))
        {
            foreach (var name in await opened.Store.ListAsync(cancellationToken))
            {
                if (await opened.Store.ReadAsync(name, cancellationToken) is { } signIn)
                {
                    contexts.Add(Open(signIn, opened));
                }
            }
        }

        return [.. contexts.OrderBy(context => context.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Returns the open contexts and the other stored contexts, by name.</summary>
    /// <exception cref="Globus.Automate.Auth.Storage.TokenStoreException">The stored contexts cannot be
    /// read.</exception>
    public async Task<IReadOnlyList<GlobusContext>> ListWithAsync(
        IReadOnlyList<GlobusContext> open,
        CancellationToken cancellationToken
    )
    {
        var stored = await ListAsync(cancellationToken);
        var others = stored.Where(one => !open.Any(context => context.IsSameAs(one)));
        return [.. open.Concat(others).OrderBy(context => context.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static GlobusContext Open(StoredSignIn signIn, OpenedTokenStore opened)
    {
        var settings = new ContextSettings
        {
            Name = signIn.Name,
            AuthAddress = signIn.AuthAddress,
            FlowsAddress = signIn.FlowsAddress,
            ClientId = signIn.ClientId,
            HttpTimeout = EnvironmentSettings.HttpTimeout,
            Certificates = EnvironmentSettings.Certificates,
        };
        return signIn.Authentication == nameof(AuthenticationKind.RefreshToken)
            ? RefreshTokenSignIn.Open(settings, opened, authorizer: null)
            : new InteractiveContextFactory(settings, new SignInOptions(), opened).Create(signIn);
    }
}
