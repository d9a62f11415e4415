using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator;

/// <summary>The environment variables that direct official programs to an emulator.</summary>
internal static class ToolEnvironment
{
    /// <summary>
    /// The services that the SDKs look up, so that no request leaves this machine. The SDK for Python calls Timers
    /// TIMER, the one for JavaScript TIMERS.
    /// </summary>
    private static readonly string[] Services =
    [
        "AUTH",
        "FLOWS",
        "GROUPS",
        "SEARCH",
        "TRANSFER",
        "TIMER",
        "TIMERS",
        "COMPUTE",
    ];

    public static IEnumerable<(string Name, string Value)> Of(Uri address) =>
        [
            .. Services.Select(service => ($"GLOBUS_SDK_SERVICE_URL_{service}", address.AbsoluteUri)),
            ("GLOBUS_AUTOMATE_FLOWS_ENDPOINT", address.AbsoluteUri),
            .. Credentials("GLOBUS_CLI"),
            .. Credentials("GLOBUS_COMPUTE"),
            .. Credentials("GLOBUS"),
        ];

    private static IEnumerable<(string Name, string Value)> Credentials(string prefix) =>
        [
            ($"{prefix}_CLIENT_ID", DevelopmentAccounts.Primary.Id.ToString("D")),
            ($"{prefix}_CLIENT_SECRET", DevelopmentAccounts.Primary.Secret!),
        ];
}
