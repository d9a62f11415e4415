namespace Globus.Automate.PowerShell.Waiting;

/// <summary>One of the things that are waited for.</summary>
/// <typeparam name="TReference">What names it.</typeparam>
/// <typeparam name="TItem">What a look at it gives.</typeparam>
internal sealed class PendingItem<TReference, TItem>(TReference reference, TItem? seen)
    where TItem : class
{
    /// <summary>What names it.</summary>
    public TReference Reference { get; } = reference;

    /// <summary>What is known of it; null when nothing is.</summary>
    public TItem? Latest { get; set; } = seen;

    /// <summary>The number of the last look in which it was looked for.</summary>
    public int LastPoll { get; set; }
}
