using System.Management.Automation;
using Globus.Automate.Environments;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// Resolves provider addresses in an emulator context. Addresses of hosted providers are redirected to the emulator;
/// other remote http addresses are rejected, so that no request leaves the computer.
/// </summary>
internal static class ProviderAddress
{
    private static readonly HashSet<string> FlowsHosts = new(
        GlobusEnvironment.All.Select(environment => environment.Flows.Host).Concat(["flows.automate.globus.org"]),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Resolves the address of a provider.</summary>
    /// <exception cref="CommandException">The address is plain http on another computer.</exception>
    public static Uri Resolve(GlobusContext context, Uri url) =>
        !context.Settings.IsEmulator || !IsRemote(url) ? url
        : url.Scheme != Uri.UriSchemeHttps ? throw Insecure(url)
        : FlowsHosts.Contains(url.Host) ? new Uri(context.FlowsAddress, url.PathAndQuery.TrimStart('/'))
        : new Uri(context.FlowsAddress, $"actions/{url.Host}{url.PathAndQuery}");

    /// <summary>Resolves a path below a provider or a complete address.</summary>
    public static string? ResolvePath(GlobusContext context, string? path) =>
        Uri.TryCreate(path, UriKind.Absolute, out var url) && IsRemote(url) ? Resolve(context, url).AbsoluteUri : path;

    private static bool IsRemote(Uri url) => url.IsAbsoluteUri && url.Scheme is ("http" or "https") && !url.IsLoopback;

    private static CommandException Insecure(Uri url) =>
        new(
            "InsecureAddress",
            ErrorCategory.SecurityError,
            $"The address {url.GetLeftPart(UriPartial.Authority)} is on another computer. An emulator context sends "
                + "requests only to the emulator.",
            "Use the address of the emulator, or sign in to Globus."
        );
}
