using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Commands;
using Globus.Automate.PowerShell.Connection.Interactive;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Connection.WaysIn;

/// <summary>A user signs in. Under a name that is signed in already, the new tokens join those that are there.</summary>
/// <param name="command">The command that asks.</param>
/// <param name="options">How the user is asked.</param>
internal sealed class InteractiveWayIn(AsyncCommand command, SignInOptions options) : IWayIn
{
    /// <summary>What to ask for beside what every sign-in has.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What the sign-in has to be like; null when nothing is said.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>The context of that name, if there is one.</summary>
    public GlobusContext? Present { get; init; }

    /// <summary>Whether somebody else than before may sign in.</summary>
    public bool TakesOtherIdentity { get; init; }

    /// <summary>What is asked for what the sign-in does not cover; null when nothing is.</summary>
    public ScriptBlock? Authorizer { get; init; }

    /// <inheritdoc/>
    public async Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        var dialog = new SignInDialog(settings, options);
        if (!dialog.CanAsk(command))
            throw NobodyToAsk();
        var store = Present?.Store ?? new ProcessTokenStore();
        var present = await store.ReadAsync(settings.Name, cancellationToken);
        if (present is not null && (present.ClientId != settings.ClientId || present.AuthAddress != settings.AuthAddress))
            (store, present) = (new ProcessTokenStore(), null);
        var scopes = SignInScopes.For([.. Scopes, .. Requirement?.RequiredScopes ?? StringList.None], present);
        var request = new SignInRequest { Scopes = scopes, Requirement = Requirement, Identity = TakesOtherIdentity ? null : present?.IdentityId };
        var completed = await dialog.AskAsync(command, request, cancellationToken);
        await store.UpdateAsync(settings.Name, (current, _) => Task.FromResult<StoredSignIn?>(Merge(settings, current, completed)), cancellationToken);
        var context = Open(settings, store, dialog, completed);
        context.Met.Add(scopes, Requirement);
        return context;
    }

    private GlobusContext Open(ContextSettings settings, ITokenStore store, SignInDialog dialog, CompletedSignIn signIn)
    {
        var met = new MetRequirements();
        var tokens = new SignedInTokenSource(settings.CreateAuth(), store, settings.Name);
        var beside = Authorizer is null ? null : new AuthorizerTokenSource(Authorizer, settings);
        return new GlobusContext(settings, AuthenticationKind.Interactive, settings.CreateClient(new InteractiveTokenSource(tokens, dialog, settings.Name, met, beside)))
        {
            Account = signIn.Username ?? signIn.Identity.ToString(),
            IdentityId = signIn.Identity,
            ClientId = settings.ClientId,
            Store = store,
            Met = met,
        };
    }

    private static StoredSignIn Merge(ContextSettings settings, StoredSignIn? present, CompletedSignIn signIn)
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
        return (present?.IdentityId == signIn.Identity ? present : fresh.Replacing(present)).With(signIn.Tokens);
    }

    private static CommandException NobodyToAsk() => new(
        "InteractionRequired",
        ErrorCategory.InvalidOperation,
        "Signing in as a user needs somebody to ask, and this host cannot ask or was told not to.",
        "Connect-Globus -Credential (Get-Credential), with the id and the secret of a registered client; or -CodeReader, -RefreshToken, -AccessToken or -Authorizer.");
}
