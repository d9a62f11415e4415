using System.Collections;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes scopes: those of the Globus services, and those of recent flows and providers.</summary>
public sealed class ScopeCompleter : ItemCompleter
{
    private static readonly CompletionItem[] Known =
    [
        .. GlobusScopes
            .Identity.Concat([
                GlobusScopes.FlowsAll,
                GlobusScopes.FlowsManage,
                GlobusScopes.TransferAll,
                GlobusScopes.ViewConsents,
            ])
            .Select(scope => new CompletionItem(scope)),
    ];

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        (RecentItems.Current?.Scopes ?? []).Concat(Known);
}
