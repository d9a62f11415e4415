namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Hosted action providers that Globus has shut down or renamed
/// (https://docs.globus.org/api/flows/hosted-action-providers/).
/// </summary>
internal static class RetiredProviders
{
    private const string Host = "actions.globus.org";
    private const string OldHost = "actions.automate.globus.org";

    /// <summary>Returns the replacement of an address; null if the address is current.</summary>
    public static string? AdviceFor(Uri url)
    {
        if (url.Host is "api.funcx.org" or "automate.funcx.org")
        {
            return "funcX is now Globus Compute. Use https://compute.actions.globus.org/v3, which has different "
                + "parameters.";
        }

        if (url.Host is not (Host or OldHost))
        {
            return null;
        }

        var path = url.AbsolutePath.Trim('/').ToLowerInvariant();
        if (path == "transfer" || path.StartsWith("transfer/", StringComparison.Ordinal))
        {
            return "This provider was shut down on 2025-01-22. Use "
                + $"https://transfer.actions.globus.org/{Successor(path)}, which has different parameters.";
        }

        if (path == "http" || path.StartsWith("http/", StringComparison.Ordinal))
        {
            return "The HTTP provider is no longer available. Use a registered API.";
        }

        if (path == "identifiers" || path.StartsWith("identifiers/", StringComparison.Ordinal))
        {
            return "The Identifiers provider is no longer available.";
        }

        return null;
    }

    /// <summary>Returns the new host name of an address; null if the host name is current.</summary>
    public static string? NewHostOf(Uri url) => url.Host == OldHost ? Host : null;

    private static string Successor(string path) =>
        path switch
        {
            "transfer/set_permission" => "manage_permission",
            "transfer/delete" or "transfer/ls" or "transfer/mkdir" or "transfer/collection_info" => path.Substring(
                "transfer/".Length
            ),
            _ => "transfer",
        };
}
