using System.Management.Automation;
using System.Net;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Signs in as the client from environment variables.</summary>
internal static class EnvironmentSignIn
{
    private const string ContextName = "Environment";

    /// <summary>Opens the context without a request to Globus Auth; null if the variables are not set.</summary>
    /// <exception cref="Globus.Automate.PowerShell.Errors.CommandException">A variable has an invalid
    /// value.</exception>
    public static GlobusContext? Open()
    {
        if (EnvironmentSettings.Client is not { } account)
        {
            return null;
        }

        using var secret = new NetworkCredential(account.Id, account.Secret).SecurePassword;
        return ClientCredentialsSignIn.Open(
            ContextSettings.FromEnvironment(ContextName),
            new PSCredential(account.Id, secret)
        );
    }
}
