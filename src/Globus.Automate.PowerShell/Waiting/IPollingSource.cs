namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Gets the runs or actions that a command waits for, and reads their status.</summary>
/// <typeparam name="TReference">The type of the references.</typeparam>
/// <typeparam name="TItem">The type of an item: a run or an action.</typeparam>
internal interface IPollingSource<TReference, TItem>
    where TItem : class
{
    /// <summary>The noun, with its article.</summary>
    string Noun { get; }

    /// <summary>The kind at the start of a sentence: Run or Action.</summary>
    string Kind { get; }

    /// <summary>Finds many items at once; null if the service has no list.</summary>
    IListPollingSource<TReference, TItem>? List { get; }

    /// <summary>The key of a reference.</summary>
    object KeyOf(TReference reference);

    /// <summary>The key of an item.</summary>
    object KeyOf(TItem item);

    /// <summary>The origin of the service that has the item.</summary>
    string OriginOf(TReference reference);

    /// <summary>The item before the first poll; null if it is unknown.</summary>
    TItem? InitialOf(TReference reference);

    /// <summary>The name of the item, for messages.</summary>
    string NameOf(TReference reference, TItem? item);

    /// <summary>Gets one item.</summary>
    Task<TItem> GetAsync(TReference reference, CancellationToken cancellationToken);

    /// <summary>The status, as the service writes it.</summary>
    string StatusOf(TItem item);

    /// <summary>The status with the current state, for the progress bar.</summary>
    string Describe(TItem item);

    /// <summary>Whether the item has ended.</summary>
    bool IsFinal(TItem item);

    /// <summary>Explains why the item is INACTIVE and what to run; null if it is not INACTIVE.</summary>
    string? ExplainInactive(TItem item);

    /// <summary>Explains what a running item is waiting for; null if it is not waiting. The wait continues.</summary>
    string? Notice(TItem item);

    /// <summary>
    /// Explains why items that are still running may never end; null if nothing is known that prevents it.
    /// </summary>
    Task<string?> ExplainStandstillAsync(CancellationToken cancellationToken);

    /// <summary>The command line that continues the wait.</summary>
    string WaitLine(TReference reference);
}
