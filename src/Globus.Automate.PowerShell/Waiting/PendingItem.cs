namespace Globus.Automate.PowerShell.Waiting;

/// <summary>A run or an action whose end a command waits for.</summary>
/// <typeparam name="TReference">The type of what names it.</typeparam>
/// <typeparam name="TItem">The type of the item.</typeparam>
/// <param name="reference">What names the item.</param>
/// <param name="latest">The item as it is known; null when it is not.</param>
internal sealed class PendingItem<TReference, TItem>(TReference reference, TItem? latest)
    where TItem : class
{
    /// <summary>What names the item.</summary>
    public TReference Reference { get; } = reference;

    /// <summary>The item as the latest response shows it; null before the first one.</summary>
    public TItem? Latest { get; set; } = latest;

    /// <summary>The number of the last poll that asked for it.</summary>
    public int LastPoll { get; set; }
}
