using System.Management.Automation;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>
/// A connected cmdlet that can write a list: it asks for a page when the one before has been written.
/// </summary>
public abstract class ListCommand : ConnectedCommand
{
    /// <summary>The parameter set that lists.</summary>
    protected const string ListSet = "List";

    /// <summary>The largest page that the service gives.</summary>
    protected const int LargestPage = 100;

    /// <summary>How many to write at the most. All when not given.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual int First { get; set; } = int.MaxValue;

    /// <summary>The number of items in one page of the service, 1 to 100.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("PerPage")]
    [ValidateRange(1, LargestPage)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual int? PageSize { get; set; }

    /// <summary>Where to go on: the marker that a list which broke off has named.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? Marker { get; set; }

    /// <summary>Writes a list, one object at a time, up to <see cref="First"/>.</summary>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <param name="isWanted">Which items to write; all when not given.</param>
    /// <param name="target">The object whose items are listed, for the error of a list that stops early.</param>
    /// <param name="complete">Gets what the list leaves out of an item.</param>
    private protected async Task WriteListAsync<T>(
        Pageable<T> list,
        CancellationToken cancellationToken,
        Func<T, bool>? isWanted = null,
        object? target = null,
        Func<T, Task<T>>? complete = null
    )
    {
        try
        {
            await WritePagesAsync(list, isWanted, complete, cancellationToken);
        }
        catch (PagingException exception)
        {
            // The commands that these items were piped to still act on them at the end of their input.
            WriteFailure(exception, target);
        }
    }

    private async Task WritePagesAsync<T>(
        Pageable<T> list,
        Func<T, bool>? isWanted,
        Func<T, Task<T>>? complete,
        CancellationToken cancellationToken
    )
    {
        var left = First;
        await foreach (var page in list.AsPages().WithCancellation(cancellationToken))
        {
            foreach (var item in page.Items.Where(item => isWanted?.Invoke(item) != false).Take(left))
            {
                Write(complete is null ? item : await complete(item));
                left--;
            }

            WriteUnreadable(page);
            if (left == 0)
            {
                break;
            }
        }
    }
}
