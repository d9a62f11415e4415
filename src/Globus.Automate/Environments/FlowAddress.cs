using Globus.Automate.Http;

namespace Globus.Automate.Environments;

/// <summary>
/// Recognizes the addresses of flows. A flow responds as an action provider, but starts a run for each request and
/// ignores its <c>request_id</c>.
/// </summary>
internal static class FlowAddress
{
    /// <summary>The hosts of all known deployments of the Flows service, with their older names.</summary>
    private static readonly string[] Hosts =
    [
        .. GlobusEnvironment.All.Select(environment => environment.Flows.Host),
        "flows.automate.globus.org",
    ];

    /// <summary>Whether a request to the address starts a run of a flow.</summary>
    /// <param name="address">The address.</param>
    /// <param name="flows">The root address of the Flows service in use.</param>
    public static bool Includes(Uri address, Uri flows) =>
        Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
        || (
            Origin.AreSame(address, flows)
            && Segments(address) is var path
            && Segments(flows) is var root
            && path.Take(root.Count + 1).SequenceEqual([.. root, "flows"], StringComparer.OrdinalIgnoreCase)
        );

    private static List<string> Segments(Uri address) =>
        [.. Uri.UnescapeDataString(address.AbsolutePath).Split(['/'], StringSplitOptions.RemoveEmptyEntries)];
}
