using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Globus.Automate.Environments;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>An emulator's address, and the client that may sign in to it.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="ClientId">The client's id.</param>
/// <param name="ClientSecret">The client's secret, which is published: an emulator guards nothing.</param>
internal sealed record EmulatorAccount(Uri Address, string ClientId, string ClientSecret)
{
    private const string PublishedClientId = "10ca1000-0000-4000-8000-000000000001";
    private const string PublishedClientSecret = "globus-emulator-development-secret";

    /// <summary>The one on a port that the user names.</summary>
    public static EmulatorAccount At(int port) =>
        new(
            new Uri(string.Format(CultureInfo.InvariantCulture, "http://127.0.0.1:{0}/", port)),
            PublishedClientId,
            PublishedClientSecret
        );

    /// <summary>The one at an address that the user names.</summary>
    public static EmulatorAccount At(Uri address) => new(address, PublishedClientId, PublishedClientSecret);

    /// <summary>The newest that this runspace started, else the only one that this user runs.</summary>
    /// <exception cref="CommandException">There is none, or there are several to choose from.</exception>
    public static EmulatorAccount Find()
    {
        var runspace = Runspace.DefaultRunspace.InstanceId;
        if (
            EmulatorRegistry.Running.LastOrDefault(emulator => emulator.RunspaceId == runspace) is
            { Instance: var instance }
        )
        {
            return new(instance.Address, instance.ClientId, instance.ClientSecret);
        }

        return RunningEmulators.Find() switch
        {
            [var only] => At(only.Port),
            [] => throw new CommandException(
                "EmulatorNotRunning",
                ErrorCategory.ObjectNotFound,
                "No emulator of the current user is running.",
                "Start-GlobusEmulator"
            ),
            var several => throw new CommandException(
                "EmulatorAmbiguous",
                ErrorCategory.InvalidArgument,
                $"{several.Count} emulators are running, and this runspace started none of them. Their ports: "
                    + $"{string.Join(", ", several)}.",
                string.Format(
                    CultureInfo.InvariantCulture,
                    "Connect-Globus -Emulator -Port {0}",
                    several[several.Count - 1].Port
                )
            ),
        };
    }

    /// <summary>The emulator as an environment: every service is at its root.</summary>
    public GlobusEnvironment Environment => new("emulator", Address, Address);

    /// <summary>Keeps the secret out of whatever prints the record.</summary>
    public override string ToString() => Address.ToString();
}
