namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Reads the id of a flow or run from what users paste: the bare id, or an address of the Flows service.
/// </summary>
internal static class ServiceId
{
    private static readonly string[] Hosts = ["flows.globus.org", "flows.automate.globus.org"];

    /// <summary>The id in the text.</summary>
    /// <param name="text">A UUID or an address.</param>
    /// <param name="collection">The path segment before the id: <c>flows</c> or <c>runs</c>.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public static Guid Parse(string? text, string collection) =>
        TryParse(text, collection, out var id)
            ? id
            : throw new FormatException($"'{text?.Trim()}' is not an id. {Expected(collection)}");

    /// <summary>Reads the id in the text; false where the text has none.</summary>
    /// <param name="text">A UUID or an address.</param>
    /// <param name="collection">The path segment before the id: <c>flows</c> or <c>runs</c>.</param>
    /// <param name="id">The id.</param>
    public static bool TryParse(string? text, string collection, out Guid id)
    {
        var trimmed = text?.Trim() ?? "";
        if (Guid.TryParse(trimmed, out id))
        {
            return true;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out var address)
            && IsFlowsService(address)
            && TryFind(address, collection, out id);
    }

    /// <summary>The forms of an id, in one sentence.</summary>
    /// <param name="collection">The path segment before the id.</param>
    public static string Expected(string collection) =>
        $"Expected a UUID, or an address such as https://{Hosts[0]}/{collection}/<uuid>.";

    private static bool IsFlowsService(Uri address) =>
        address.IsLoopback || Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    private static bool TryFind(Uri address, string collection, out Guid id)
    {
        var segments = address.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(segments, collection);
        id = Guid.Empty;
        return at >= 0 && at + 1 < segments.Length && Guid.TryParse(segments[at + 1], out id);
    }
}
