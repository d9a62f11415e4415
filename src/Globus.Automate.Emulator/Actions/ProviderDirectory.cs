using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The emulator's own providers and their addresses in definitions.</summary>
internal sealed class ProviderDirectory(IReadOnlyList<IActionProvider> providers, EmulatorAddress address)
{
    private const string PathPrefix = "/actions/";

    public IReadOnlyList<IActionProvider> All => providers;

    public IActionProvider? FindByName(string name) => providers.FirstOrDefault(provider => provider.Name == name);

    /// <summary>
    /// The provider at a hosted address or an address of the emulator, with or without a trailing slash.
    /// </summary>
    public IActionProvider? FindByUrl(string url)
    {
        var trimmed = url.TrimEnd('/');
        return providers.FirstOrDefault(provider =>
            provider.HostedUrls.Contains(trimmed, StringComparer.OrdinalIgnoreCase)
        ) ?? FindByEmulatorUrl(trimmed);
    }

    private IActionProvider? FindByEmulatorUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && address.IsSameOrigin(uri)
        && uri.AbsolutePath.StartsWith(PathPrefix, StringComparison.Ordinal)
            ? FindByName(uri.AbsolutePath[PathPrefix.Length..])
            : null;
}
