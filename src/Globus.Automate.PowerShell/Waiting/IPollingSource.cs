namespace Globus.Automate.PowerShell.Waiting;

/// <summary>What is waited for: how to look at one, and what is seen.</summary>
/// <typeparam name="TReference">What names one.</typeparam>
/// <typeparam name="TItem">What a look at one gives.</typeparam>
internal interface IPollingSource<TReference, TItem>
    where TItem : class
{
    /// <summary>The noun, with its article.</summary>
    string Noun { get; }

    /// <summary>What finds many at once; null where there is no such thing.</summary>
    IListPollingSource<TReference, TItem>? List { get; }

    /// <summary>What tells two apart.</summary>
    object KeyOf(TReference reference);

    /// <summary>The key of what was found in a list.</summary>
    object KeyOf(TItem found);

    /// <summary>The origin of the service that is asked.</summary>
    string OriginOf(TReference reference);

    /// <summary>What is known of one before the first look; null when nothing is.</summary>
    TItem? InitialOf(TReference reference);

    /// <summary>What to call it in a message.</summary>
    string NameOf(TReference reference, TItem? seen);

    /// <summary>Looks at one.</summary>
    Task<TItem> GetAsync(TReference reference, CancellationToken cancellationToken);

    /// <summary>The status, in the service's own word.</summary>
    string StatusOf(TItem seen);

    /// <summary>The status with the state it is in, for the progress bar.</summary>
    string Describe(TItem seen);

    /// <summary>Whether it has ended.</summary>
    bool IsFinal(TItem seen);

    /// <summary>Why it needs somebody and what to run; null where it does not.</summary>
    string? ExplainInactive(TItem seen);

    /// <summary>
    /// What it waits for meanwhile, and what to run; null where there is nothing to say. The wait goes on.
    /// </summary>
    string? Notice(TItem seen);

    /// <summary>The line that waits on.</summary>
    string WaitLine(TReference reference);
}
