using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the fields by which the service orders runs.</summary>
public sealed class RunOrderCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        OrderField.InBothDirections("id", "start_time", "completion_time", "status", "label");
}
