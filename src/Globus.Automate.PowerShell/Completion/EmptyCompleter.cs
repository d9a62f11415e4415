using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes nothing, for values that nothing can guess: without a completer, PowerShell offers the names of
/// files.</summary>
public sealed class EmptyCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) => [];
}
