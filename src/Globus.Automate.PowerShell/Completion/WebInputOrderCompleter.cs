using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the fields by which the service orders web inputs.</summary>
public sealed class WebInputOrderCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        OrderField.InBothDirections("created_timestamp", "edited_timestamp", "closed_timestamp");
}
