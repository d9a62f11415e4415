using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the fields by which the service orders registered APIs.</summary>
public sealed class RegisteredApiOrderCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        OrderField.InBothDirections("id", "name", "created_timestamp", "updated_timestamp");
}
