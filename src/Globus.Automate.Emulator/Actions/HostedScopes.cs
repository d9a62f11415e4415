using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Actions;

/// <summary>Scopes of hosted providers that the emulator does not have, so that flows with them can be published and shown.</summary>
internal static class HostedScopes
{
    private const string TransferHost = "transfer.actions.globus.org";

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["https://actions.globus.org/search/ingest"] = "https://auth.globus.org/scopes/actions.globus.org/search/ingest",
        ["https://actions.globus.org/search/delete"] = KnownScopes.ActionsPrefix + "search_delete",
        ["https://actions.globus.org/notification/notify"] = KnownScopes.ActionsPrefix + "notification_notify",
        ["https://actions.globus.org/weboption/wait_for_option"] = KnownScopes.ActionsPrefix + "weboption_wait_for_option",
        ["https://actions.globus.org/expression_eval"] = KnownScopes.ActionsPrefix + "expression",
        ["https://actions.globus.org/datacite/mint/basic_auth"] = KnownScopes.ActionsPrefix + "datacite_mint_basic_auth_action_all",
        ["https://actions.globus.org/http"] = KnownScopes.ActionsPrefix + "http",
    };

    public static string? Find(string url)
    {
        var address = url.TrimEnd('/').Replace("://actions.automate.globus.org/", "://actions.globus.org/", StringComparison.OrdinalIgnoreCase);
        return Scopes.TryGetValue(address, out var scope) ? scope
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Equals(TransferHost, StringComparison.OrdinalIgnoreCase) ? KnownScopes.Transfer
            : null;
    }
}
