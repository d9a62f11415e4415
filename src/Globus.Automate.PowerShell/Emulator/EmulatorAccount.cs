using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Globus.Automate.Environments;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>The address of an emulator and the client that signs in to it.</summary>
/// <param name="Address">The address.</param>
/// <param name="ClientId">The client id.</param>
/// <param name="ClientSecret">The client secret, which is public.</param>
internal sealed record EmulatorAccount(Uri Address, string ClientId, string ClientSecret)
{
    private const string PublishedClientId = "10ca1000-0000-4000-8000-000000000001";
    private const string PublishedClientSecret = "globus-emulator-development-secret";

    /// <summary>Returns the account of the emulator on a port.</summary>
    public static EmulatorAccount At(int port) =>
        new(
            new Uri(string.Format(CultureInfo.InvariantCulture, "http://127.0.0.1:{0}/", port)),
            PublishedClientId,
            PublishedClientSecret
        );

    /// <summary>Returns the account of the emulator at an address.</summary>
    public static EmulatorAccount At(Uri address) => new(address, PublishedClientId, PublishedClientSecret);

    /// <summary>Finds the newest emulator of this runspace; null if it started none that is running.</summary>
    public static EmulatorAccount? FindOwn()
    {
        var runspace = Runspace.DefaultRunspace.InstanceId;
        return
            EmulatorRegistry.Running.LastOrDefault(emulator => emulator.RunspaceId == runspace)
                is { Instance: var instance }
            ? new(instance.Address, instance.ClientId, instance.ClientSecret)
            : null;
    }

    /// <summary>Finds the newest emulator of this runspace, otherwise the only emulator of the user.</summary>
    /// <exception cref="CommandException">No emulator is running, or several are.</exception>
    public static EmulatorAccount Find() => FindOwn() ?? FindOnly();

    private static EmulatorAccount FindOnly() =>
        RunningEmulators.Find() switch
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

    /// <summary>The emulator as an environment; every service has the same root address.</summary>
    public GlobusEnvironment Environment => new("emulator", Address, Address, ServiceAddresses.Of(Address, Address));

    /// <summary>Returns the address, without the secret.</summary>
    public override string ToString() => Address.ToString();
}
