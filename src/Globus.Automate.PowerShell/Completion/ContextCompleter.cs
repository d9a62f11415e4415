using System.Collections;
using Globus.Automate.Auth.Storage;
using Globus.Automate.PowerShell.Completion.Recent;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Storage;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes names of contexts, open and stored, without access to a keyring.</summary>
public sealed class ContextCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound)
    {
        var open = RunspaceContexts.Current.All.Select(context => new CompletionItem(
            context.Name,
            "",
            $"{context.Name} {context.Account}".Trim()
        ));
        return open.Concat(StoredNames().Select(name => new CompletionItem(name)));
    }

    private static IReadOnlyList<string> StoredNames()
    {
        try
        {
            return [.. TokenStores.OpenExisting(canPrompt: false).SelectMany(NamesIn)];
        }
        catch (TokenStoreException)
        {
            return [];
        }
    }

    private static IReadOnlyList<string> NamesIn(OpenedTokenStore opened) =>
        Task.Run(() => opened.Store.ListAsync(CancellationToken.None)).GetAwaiter().GetResult();
}
