using System.Management.Automation;
using System.Net;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Signs in to an emulator with its public client.</summary>
/// <param name="account">The emulator's client.</param>
/// <param name="scopes">The scopes of the first tokens.</param>
internal sealed class EmulatorSignIn(EmulatorAccount account, IReadOnlyList<string> scopes) : ISignInMethod
{
    /// <inheritdoc/>
    /// <exception cref="CommandException">No emulator responds at the address.</exception>
    public async Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        using var secret = new NetworkCredential(account.ClientId, account.ClientSecret).SecurePassword;
        try
        {
            return await new ClientCredentialsSignIn(new(account.ClientId, secret), scopes).OpenAsync(
                settings,
                cancellationToken
            );
        }
        catch (GlobusConnectionException exception)
        {
            throw new CommandException(
                "EmulatorNotRunning",
                ErrorCategory.ConnectionError,
                $"No emulator responds at {settings.AuthAddress}.",
                settings.AuthAddress.IsLoopback
                    ? StartEmulatorLine.For(settings.AuthAddress)
                    : "Check that the emulator at this address is running.",
                exception
            )
            {
                Target = settings.AuthAddress,
            };
        }
    }
}
