using System.Collections.Specialized;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>An emulator that this process started.</summary>
public sealed class EmulatorInstance
{
    internal EmulatorInstance(Uri address, int processId, string version, string clientId, string clientSecret)
    {
        Address = address;
        ProcessId = processId;
        Version = version;
        ClientId = clientId;
        ClientSecret = clientSecret;
    }

    /// <summary>The address: Auth and Flows at the root, action providers below <c>/actions</c>.</summary>
    public Uri Address { get; }

    /// <summary>The port.</summary>
    public int Port => Address.Port;

    /// <summary>The process id.</summary>
    public int ProcessId { get; }

    /// <summary>The version.</summary>
    public string Version { get; }

    /// <summary>The public client id for sign-ins.</summary>
    public string ClientId { get; }

    /// <summary>
    /// The environment variables that direct other programs to this emulator: the Globus SDK for Python, the Globus CLI
    /// and this module. The secret is public and valid only for emulators.
    /// </summary>
    public OrderedDictionary Environment =>
        new()
        {
            ["GLOBUS_SDK_SERVICE_URL_AUTH"] = Address.AbsoluteUri,
            ["GLOBUS_SDK_SERVICE_URL_FLOWS"] = Address.AbsoluteUri,
            ["GLOBUS_SDK_SERVICE_URL_GROUPS"] = Address.AbsoluteUri,
            ["GLOBUS_CLI_CLIENT_ID"] = ClientId,
            ["GLOBUS_CLI_CLIENT_SECRET"] = ClientSecret,
            ["GLOBUS_CLIENT_ID"] = ClientId,
            ["GLOBUS_CLIENT_SECRET"] = ClientSecret,
        };

    internal string ClientSecret { get; }

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();
}
