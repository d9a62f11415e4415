namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Hosted addresses below the emulator's address: <c>/actions/actions.globus.org/hello_world/run</c> is
/// <c>/actions/hello_world/run</c>. Clients of the emulator do not need a list of its providers.
/// </summary>
internal sealed class HostedPaths(ProviderDirectory directory)
{
    private const string Prefix = "/actions/";
    private const string Scheme = "https://";

    private readonly (string Path, string Name)[] _known =
    [
        .. from provider in directory.All from url in provider.HostedUrls select (url[Scheme.Length..], provider.Name),
    ];

    /// <summary>Replaces a hosted address in a path with the path of the provider; other paths are unchanged.</summary>
    public PathString Resolve(PathString path)
    {
        if (
            path.Value is not { } text
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || !IsHost(text[Prefix.Length..].Split('/')[0])
        )
        {
            return path;
        }

        var rest = text[Prefix.Length..];
        var (hosted, name) = _known
            .Where(each => IsBelow(rest, each.Path))
            .OrderByDescending(each => each.Path.Length)
            .FirstOrDefault();
        return hosted is null ? path : new PathString($"{Prefix}{name}{rest[hosted.Length..]}");
    }

    /// <summary>The names of the emulator's own providers contain no dots.</summary>
    public static bool IsHost(string segment) => segment.Contains('.', StringComparison.Ordinal);

    private static bool IsBelow(string path, string hosted) =>
        path.StartsWith(hosted, StringComparison.OrdinalIgnoreCase)
        && (path.Length == hosted.Length || path[hosted.Length] == '/');
}
