using Globus.Automate.PowerShell.Emulator;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>An emulator's address, and the client that may sign in to it.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="ClientId">The client's id.</param>
/// <param name="ClientSecret">The client's secret, which is published: an emulator guards nothing.</param>
internal sealed record EmulatorAccount(Uri Address, string ClientId, string ClientSecret)
{
    private static readonly EmulatorAccount Published = new(
        new("http://127.0.0.1:4562/"), "10ca1000-0000-4000-8000-000000000001", "globus-emulator-development-secret");

    /// <summary>That of the emulator which this process started last, else the published one on the default port.</summary>
    public static EmulatorAccount Here => EmulatorRegistry.Running is [.., { Instance: { } instance }]
        ? new(instance.Address, instance.ClientId, instance.ClientSecret)
        : Published;

    /// <summary>The emulator as an environment: every service is at its root.</summary>
    public GlobusEnvironment Environment => new("emulator", Address, Address);

    /// <summary>Keeps the secret out of whatever prints the record.</summary>
    public override string ToString() => Address.ToString();
}
