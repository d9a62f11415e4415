namespace Globus.Automate.PowerShell.Binding;

/// <summary>Reads the id of a flow or run from what users paste: the bare id, or an address of the Flows service.</summary>
internal static class ServiceId
{
    private static readonly string[] Hosts = ["flows.globus.org", "flows.automate.globus.org"];

    /// <summary>The id in the text.</summary>
    /// <param name="text">A UUID or an address.</param>
    /// <param name="collection">The path segment before the id: <c>flows</c> or <c>runs</c>.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public static Guid Parse(string? text, string collection)
    {
        var trimmed = text?.Trim() ?? "";
        if (Guid.TryParse(trimmed, out var id))
            return id;
        if (Uri.TryCreate(trimmed, UriKind.Absolute, out var address) && IsFlowsService(address) && TryFind(address, collection, out id))
            return id;
        throw new FormatException($"'{trimmed}' is neither a UUID nor the address of one of the {collection} at {string.Join(" or ", Hosts)}.");
    }

    private static bool IsFlowsService(Uri address) => address.IsLoopback || Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    private static bool TryFind(Uri address, string collection, out Guid id)
    {
        var segments = address.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(segments, collection);
        id = Guid.Empty;
        return at >= 0 && at + 1 < segments.Length && Guid.TryParse(segments[at + 1], out id);
    }
}
