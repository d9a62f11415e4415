using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The scopes and errors of hosted providers that the emulator does not implement.</summary>
internal static class HostedProviders
{
    private const string ActionsHost = "actions.globus.org";
    private const string OlderActionsHost = "actions.automate.globus.org";
    private const string TransferHost = "transfer.actions.globus.org";

    private static readonly string[] WithdrawnPaths = ["/transfer/", "/http"];

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/datacite/mint/basic_auth"] = Auth.KnownScopes.ActionsPrefix + "datacite_mint_basic_auth_action_all",
        ["/http"] = Auth.KnownScopes.ActionsPrefix + "http",
    };

    /// <summary>The scope of a provider, so that flows that use it can be published and shown.</summary>
    public static string? FindScope(string url) =>
        !Uri.TryCreate(url.TrimEnd('/'), UriKind.Absolute, out var uri) ? null
        : uri.Host.Equals(TransferHost, StringComparison.OrdinalIgnoreCase) ? Auth.KnownScopes.Transfer
        : IsOnActions(uri) ? Scopes.GetValueOrDefault(uri.AbsolutePath)
        : null;

    /// <summary>The error of an action on such a provider.</summary>
    public static JsonObject CreateError(string url)
    {
        if (
            Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && IsOnActions(uri)
            && WithdrawnPaths.Any(path => uri.AbsolutePath.StartsWith(path, StringComparison.OrdinalIgnoreCase))
        )
        {
            return Error(
                "ActionProviderWithdrawn",
                uri.AbsolutePath.StartsWith(WithdrawnPaths[0], StringComparison.OrdinalIgnoreCase)
                    ? $"The action provider {url} was shut down in January 2025. Use https://{TransferHost}/ "
                        + "instead."
                    : $"The action provider {url} has been withdrawn."
            );
        }

        return Error(
            "NoSuchProvider",
            $"The action provider {url} does not exist in the emulator. The emulator has its own providers and calls "
                + "providers on http://127.0.0.1 and http://localhost. To simulate another provider, add an outcome "
                + "with Add-GlobusEmulatorOutcome or POST /_emulator/outcomes."
        );
    }

    private static bool IsOnActions(Uri uri) =>
        uri.Host.Equals(ActionsHost, StringComparison.OrdinalIgnoreCase)
        || uri.Host.Equals(OlderActionsHost, StringComparison.OrdinalIgnoreCase);

    private static JsonObject Error(string code, string description) =>
        new() { ["code"] = code, ["description"] = description };
}
