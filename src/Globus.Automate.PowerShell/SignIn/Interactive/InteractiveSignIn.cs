using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Storage;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>
/// Signs in a user. If a sign-in with the same name exists, the new tokens are added to the stored ones.
/// </summary>
/// <param name="command">The command that prompts.</param>
/// <param name="options">The prompt options.</param>
internal sealed class InteractiveSignIn(AsyncCommand command, SignInOptions options) : ISignInMethod
{
    /// <summary>The scopes to request in addition to the default scopes.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The requirement of the session; null for none.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>The context with the same name, if there is one.</summary>
    public GlobusContext? ExistingContext { get; init; }

    /// <summary>The storage of the sign-in; null keeps the current storage or selects the default.</summary>
    public TokenStorageKind? Storage { get; init; }

    /// <summary>Whether another identity may sign in.</summary>
    public bool AllowsDifferentIdentity { get; init; }

    /// <summary>The script block that returns tokens for other scopes; null for none.</summary>
    public ScriptBlock? Authorizer { get; init; }

    /// <inheritdoc/>
    public async Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        if (!SignInDialog.CanPrompt(options, command))
        {
            throw InteractionRequired();
        }

        var storage = await OpenStorageAsync(settings, cancellationToken);
        var stored = await storage.Store.ReadAsync(settings.Name, cancellationToken);
        var earlier = EarlierSignIn.IsSameClient(settings, stored) ? stored : null;
        var user = new InteractiveContextFactory(
            settings,
            options,
            storage,
            Authorizer,
            earlier is null ? null : ExistingContext?.SatisfiedRequirements
        );
        try
        {
            var scopes = SignInScopes.For(RequestedScopes(earlier), earlier);
            var request = new SignInRequest
            {
                Scopes = scopes,
                Requirement = Requirement,
                Identity = AllowsDifferentIdentity ? null : earlier?.IdentityId,
            };
            var completed = await user.Dialog.SignInAsync(command, request, cancellationToken);
            var ended = earlier is null ? stored : null;
            var kept = await StoreAsync(settings, storage, ended, completed, user.Dialog, cancellationToken);
            var context = user.Create(kept);
            context.SatisfiedRequirements.Add(scopes, Requirement);
            ExistingContext?.SignInTokens?.Reload();
            return context;
        }
        catch
        {
            user.Client.Dispose();
            throw;
        }
    }

    // If the identity of the tokens is unknown, the sign-in replaces them, so it has to cover their scopes.
    private IEnumerable<string> RequestedScopes(StoredSignIn? earlier) =>
        [
            .. Scopes,
            .. Requirement?.RequiredScopes ?? StringList.None,
            .. earlier is { IdentityId: null } ? earlier.Tokens.SelectMany(token => token.Scopes) : [],
        ];

    private async Task<StoredSignIn> StoreAsync(
        ContextSettings settings,
        OpenedTokenStore storage,
        StoredSignIn? ended,
        CompletedSignIn completed,
        SignInDialog dialog,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (ended is not null)
            {
                await EarlierSignIn.RevokeAsync(command, settings, storage, ended, cancellationToken);
            }

            return (
                await storage.Store.UpdateAsync(
                    settings.Name,
                    (current, _) => Task.FromResult<StoredSignIn?>(Merge(settings, current, completed)),
                    cancellationToken
                )
            )!;
        }
        catch (TokenStoreException)
        {
            // The sign-in cannot be stored, so its tokens are revoked.
            await dialog.RevokeAsync(completed, cancellationToken);
            throw;
        }
    }

    // An emulator loses its sign-ins when it stops, so they are stored only on request.
    private async Task<OpenedTokenStore> OpenStorageAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        if (
            Storage is null
            && ExistingContext is { Storage: { } current }
            && EarlierSignIn.IsSameClient(settings, await current.Store.ReadAsync(settings.Name, cancellationToken))
        )
        {
            return current;
        }

        var kind =
            Storage is { } chosen && (chosen != TokenStorageKind.Auto || !settings.AuthAddress.IsLoopback) ? chosen
            : settings.AuthAddress.IsLoopback ? TokenStorageKind.Process
            : TokenStorageKind.Auto;
        return await TokenStores.OpenAsync(kind, HostCapabilities.CanPrompt(command.Host), cancellationToken);
    }

    private static StoredSignIn Merge(ContextSettings settings, StoredSignIn? stored, CompletedSignIn signIn)
    {
        var fresh = new StoredSignIn
        {
            Name = settings.Name,
            AuthAddress = settings.AuthAddress,
            FlowsAddress = settings.FlowsAddress,
            ClientId = settings.ClientId,
            IdentityId = signIn.Identity,
            Username = signIn.Username,
            Authentication = nameof(AuthenticationKind.Interactive),
        };
        var earlier = EarlierSignIn.IsSameClient(settings, stored) ? stored : null;
        return (earlier?.IdentityId == signIn.Identity ? earlier : fresh.Replacing(earlier)).With(signIn.Tokens);
    }

    private static CommandException InteractionRequired() =>
        new(
            "InteractionRequired",
            ErrorCategory.InvalidOperation,
            "The sign-in requires user interaction, but this session is not interactive.",
            "Run Connect-Globus with -Credential, -CodeReader, -RefreshToken, -AccessToken or -Authorizer."
        );
}
