using System.Collections.Specialized;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>An emulator that this process started.</summary>
public sealed class EmulatorInstance
{
    /// <summary>The services that the SDKs look up, so that no request of theirs leaves this machine.</summary>
    private static readonly string[] AddressVariables =
    [
        "GLOBUS_SDK_SERVICE_URL_AUTH",
        "GLOBUS_SDK_SERVICE_URL_FLOWS",
        "GLOBUS_SDK_SERVICE_URL_GROUPS",
        "GLOBUS_SDK_SERVICE_URL_SEARCH",
        "GLOBUS_SDK_SERVICE_URL_TRANSFER",
        "GLOBUS_SDK_SERVICE_URL_TIMER",
        "GLOBUS_SDK_SERVICE_URL_TIMERS",
        "GLOBUS_SDK_SERVICE_URL_COMPUTE",
        "GLOBUS_AUTOMATE_FLOWS_ENDPOINT",
    ];

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
    /// The environment variables that direct other programs to this emulator: the Globus SDKs for Python and
    /// JavaScript, the Globus CLI and this module. The secret is public and valid only for emulators.
    /// </summary>
    public OrderedDictionary Environment
    {
        get
        {
            var variables = new OrderedDictionary();
            foreach (var name in AddressVariables)
            {
                variables[name] = Address.AbsoluteUri;
            }

            foreach (var program in (string[])["GLOBUS_CLI", "GLOBUS_COMPUTE", "GLOBUS"])
            {
                variables[program + "_CLIENT_ID"] = ClientId;
                variables[program + "_CLIENT_SECRET"] = ClientSecret;
            }

            return variables;
        }
    }

    internal string ClientSecret { get; }

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();
}
