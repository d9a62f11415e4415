namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Finds many waited things with fewer requests than one for each.</summary>
/// <typeparam name="TReference">What names one.</typeparam>
/// <typeparam name="TItem">What a look at one gives.</typeparam>
internal interface IListPollingSource<TReference, TItem>
    where TItem : class
{
    /// <summary>Finds what can be found at a low cost. The rest is looked at one by one.</summary>
    Task<IReadOnlyCollection<TItem>> FindAsync(
        IReadOnlyList<PendingItem<TReference, TItem>> waiting,
        CancellationToken cancellationToken
    );
}
