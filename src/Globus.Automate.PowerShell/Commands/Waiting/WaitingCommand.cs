using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting;

namespace Globus.Automate.PowerShell.Commands.Waiting;

/// <summary>A connected cmdlet that can wait for what it was given or has started.</summary>
public abstract class WaitingCommand : ConnectedCommand
{
    /// <summary>The time in seconds after which the wait ends. No limit when not given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>How long to wait between two looks, in seconds. At first short, then longer, when not given.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? PollingIntervalSec { get; set; }

    /// <summary>Waits for all of them together, and writes each as it ends.</summary>
    private protected Task WaitAsync<TReference, TItem>(
        IWaitSubject<TReference, TItem> subject,
        IEnumerable<TReference> references,
        CancellationToken cancellationToken
    )
        where TItem : class =>
        new EndWait<TReference, TItem>(this, subject, Options).WaitAsync(references, cancellationToken);

    /// <summary>How to wait.</summary>
    private protected virtual WaitOptions Options => WaitOptions.FromSeconds(TimeoutSec, PollingIntervalSec);
}
