using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes nothing. Without a completer, PowerShell would complete file names.</summary>
public sealed class EmptyCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) => [];
}
