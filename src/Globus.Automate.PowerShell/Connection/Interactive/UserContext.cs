using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Connection.Interactive;

/// <summary>The context of a sign-in that a store keeps.</summary>
/// <param name="settings">What it is called, and where its Globus is.</param>
/// <param name="dialog">Asks the user again.</param>
/// <param name="storage">What keeps the sign-in.</param>
internal sealed class UserContext(ContextSettings settings, SignInDialog dialog, OpenedTokenStore storage)
{
    /// <summary>What is asked for what the sign-in does not cover; null when nothing is.</summary>
    public ITokenSource? Beside { get; init; }

    /// <summary>The context.</summary>
    public GlobusContext Open(StoredSignIn signIn)
    {
        var met = new MetRequirements();
        var tokens = new SignedInTokenSource(settings.CreateAuth(), storage.Store, settings.Name, CommandWarnings.Write);
        return new GlobusContext(settings, AuthenticationKind.Interactive, settings.CreateClient(new InteractiveTokenSource(tokens, dialog, settings.Name, met, Beside)))
        {
            Account = signIn.Username ?? signIn.IdentityId?.ToString() ?? "",
            IdentityId = signIn.IdentityId,
            ClientId = settings.ClientId,
            TokenStorage = storage.Kind,
            Storage = storage,
            Met = met,
        };
    }
}
