namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Finds many items in lists, with fewer requests than one for each.</summary>
/// <typeparam name="TReference">The type of what names an item.</typeparam>
/// <typeparam name="TItem">The type of an item: a run or an action.</typeparam>
internal interface IListPollingSource<TReference, TItem>
    where TItem : class
{
    /// <summary>Finds the items that lists give at a low cost. The waiter gets the others one by one.</summary>
    Task<IReadOnlyCollection<TItem>> FindAsync(
        IReadOnlyList<PendingItem<TReference, TItem>> waiting,
        CancellationToken cancellationToken
    );
}
