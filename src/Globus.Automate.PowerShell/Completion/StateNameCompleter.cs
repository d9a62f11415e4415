namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes names of states that logs have shown.</summary>
public sealed class StateNameCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items() => SeenItems.Here?.States ?? [];
}
