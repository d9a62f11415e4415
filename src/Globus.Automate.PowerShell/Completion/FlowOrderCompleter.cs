using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the fields by which the service orders flows.</summary>
public sealed class FlowOrderCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        OrderField.InBothDirections("id", "scope_string", "title", "created_at", "updated_at");
}
