using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Commands;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>What is kept under the name that a new sign-in is to have.</summary>
internal static class EarlierSignIn
{
    /// <summary>
    /// Whether it is of the same client at the same Globus Auth, so that the new one can take over from it.
    /// </summary>
    public static bool IsOf(ContextSettings settings, StoredSignIn? present) =>
        present is not null && present.ClientId == settings.ClientId && present.AuthAddress == settings.AuthAddress;

    /// <summary>Ends its tokens where they were given, before their place is taken.</summary>
    public static async Task EndAsync(
        AsyncCommand command,
        ContextSettings settings,
        OpenedTokenStore storage,
        StoredSignIn present,
        CancellationToken cancellationToken
    )
    {
        using var connection = settings.Connect();
        var auth = new AuthClient(connection, present.AuthAddress);
        try
        {
            await new SignedInTokenSource(auth, storage.Store, settings.Name).RevokeAsync(cancellationToken);
        }
        catch (GlobusException exception)
        {
            command.Warn(
                $"Not every token of the earlier sign-in '{present.Name}' could be ended; what is left ends by "
                    + $"itself. {exception.Message}"
            );
        }
    }
}
