using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>
/// Creates the context of a user: the client and the dialog before the sign-in, the context after it.
/// </summary>
internal sealed class InteractiveContextFactory
{
    private readonly ContextSettings _settings;
    private readonly SignInOptions _options;
    private readonly OpenedTokenStore _storage;
    private readonly ScriptBlock? _authorizer;
    private readonly SatisfiedRequirements _satisfied;

    /// <summary>Creates the client and the dialog.</summary>
    /// <param name="settings">The name of the context and the addresses of its services.</param>
    /// <param name="options">The prompt options.</param>
    /// <param name="storage">The store of the sign-in.</param>
    /// <param name="authorizer">The script block that returns tokens for other scopes; null for none.</param>
    /// <param name="satisfied">The requirements that the previous context satisfied; null for none.</param>
    public InteractiveContextFactory(
        ContextSettings settings,
        SignInOptions options,
        OpenedTokenStore storage,
        ScriptBlock? authorizer = null,
        SatisfiedRequirements? satisfied = null
    )
    {
        (_settings, _options, _storage) = (settings, options, storage);
        (_authorizer, _satisfied) = (authorizer, satisfied ?? new SatisfiedRequirements());
        Client = settings.CreateClient(CreateTokens);
    }

    /// <summary>The client.</summary>
    public GlobusClient Client { get; }

    /// <summary>Prompts the user.</summary>
    public SignInDialog Dialog { get; private set; } = null!;

    private SignedInTokenSource Tokens { get; set; } = null!;

    /// <summary>Creates the context of a sign-in.</summary>
    public GlobusContext Create(StoredSignIn signIn) =>
        new(_settings, AuthenticationKind.Interactive, Client)
        {
            Account = signIn.Username ?? signIn.IdentityId?.ToString() ?? "",
            IdentityId = signIn.IdentityId,
            ClientId = _settings.ClientId,
            TokenStorage = _storage.Kind,
            Storage = _storage,
            SignInOptions = _options,
            Authorizer = _authorizer,
            SignInTokens = Tokens,
            SatisfiedRequirements = _satisfied,
        };

    private InteractiveTokenSource CreateTokens(AuthClient auth)
    {
        Dialog = new SignInDialog(_settings, _options, auth);
        Tokens = new SignedInTokenSource(auth, _storage.Store, _settings.Name, CommandWarnings.Write);
        var fallback = _authorizer is null ? null : new AuthorizerTokenSource(_authorizer, _settings, auth);
        return new InteractiveTokenSource(Tokens, Dialog, _settings.Name, _satisfied, fallback);
    }
}
