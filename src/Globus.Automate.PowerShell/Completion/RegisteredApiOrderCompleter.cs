using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the fields by which the service orders registered APIs.</summary>
public sealed class RegisteredApiOrderCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items(string word, IDictionary bound) =>
        OrderField.Both("id", "name", "created_timestamp", "updated_timestamp");
}
