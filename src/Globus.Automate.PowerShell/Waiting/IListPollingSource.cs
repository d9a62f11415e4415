namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Finds items in lists, with fewer requests than one per item.</summary>
/// <typeparam name="TReference">The type of the references.</typeparam>
/// <typeparam name="TItem">The type of an item: a run or an action.</typeparam>
internal interface IListPollingSource<TReference, TItem>
    where TItem : class
{
    /// <summary>Finds the items that lists return at a low cost. The waiter gets the other items one by one.</summary>
    Task<IReadOnlyCollection<TItem>> FindAsync(
        IReadOnlyList<PendingItem<TReference, TItem>> waiting,
        CancellationToken cancellationToken
    );
}
