using System.Management.Automation;
using System.Net;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Signs in as the client that environment variables name.</summary>
internal static class EnvironmentSignIn
{
    private const string ContextName = "Environment";

    /// <summary>The context, without a request to Globus Auth; null when the variables name no client.</summary>
    /// <exception cref="Globus.Automate.PowerShell.Errors.CommandException">A variable is not understood.</exception>
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
