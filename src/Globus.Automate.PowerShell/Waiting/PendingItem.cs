namespace Globus.Automate.PowerShell.Waiting;

/// <summary>A run or an action that a command waits for.</summary>
/// <typeparam name="TReference">The type of the reference.</typeparam>
/// <typeparam name="TItem">The type of the item.</typeparam>
/// <param name="reference">The reference.</param>
/// <param name="latest">The known item; null if it is unknown.</param>
internal sealed class PendingItem<TReference, TItem>(TReference reference, TItem? latest)
    where TItem : class
{
    /// <summary>The reference.</summary>
    public TReference Reference { get; } = reference;

    /// <summary>The item from the latest response; null before the first response.</summary>
    public TItem? Latest { get; set; } = latest;

    /// <summary>The number of the last poll that requested it.</summary>
    public int LastPoll { get; set; }
}
