using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The address of a flow as an action provider, on the service's hosts and on the emulator.</summary>
internal static class FlowAddress
{
    private const string PathPrefix = "/flows/";

    private static readonly string[] Hosts = ["flows.globus.org", "flows.automate.globus.org"];

    /// <summary>The flow at <paramref name="url"/>; null if the address is not that of a flow.</summary>
    public static Guid? Find(string url, EmulatorAddress address) =>
        Uri.TryCreate(url.TrimEnd('/'), UriKind.Absolute, out var uri)
        && (Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase) || address.IsSameOrigin(uri))
        && uri.AbsolutePath.StartsWith(PathPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(uri.AbsolutePath.AsSpan(PathPrefix.Length), "D", out var id)
            ? id
            : null;

    /// <summary>The flow's address on the emulator.</summary>
    public static string OnEmulator(Guid flowId, EmulatorAddress address) =>
        new Uri(address.Value, $"flows/{flowId:D}").AbsoluteUri;
}
