using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>The stored sign-in with the same name as a new one.</summary>
internal static class EarlierSignIn
{
    /// <summary>
    /// Whether it has the same client and Globus Auth. In this case the new sign-in keeps its tokens.
    /// </summary>
    public static bool IsSameClient(ContextSettings settings, StoredSignIn? stored) =>
        stored is not null && stored.ClientId == settings.ClientId && stored.AuthAddress == settings.AuthAddress;

    /// <summary>Revokes its tokens before the new sign-in replaces it.</summary>
    public static async Task RevokeAsync(
        AsyncCommand command,
        ContextSettings settings,
        OpenedTokenStore storage,
        StoredSignIn stored,
        CancellationToken cancellationToken
    )
    {
        using var connection = settings.Connect();
        var auth = new AuthClient(connection, stored.AuthAddress);
        try
        {
            await new SignedInTokenSource(auth, storage.Store, settings.Name).RevokeAsync(cancellationToken);
        }
        catch (GlobusException exception)
        {
            command.Warn(
                $"Some tokens of the earlier sign-in '{stored.Name}' could not be revoked. They remain valid until "
                    + $"they expire. {exception.Message}"
            );
        }
    }
}
