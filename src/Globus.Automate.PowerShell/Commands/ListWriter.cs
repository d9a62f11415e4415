using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>Writes a list page by page. While it writes a page after the first one, it requests the next one.</summary>
/// <param name="command">The command that writes the list.</param>
/// <param name="first">The maximum number of items to write.</param>
internal sealed class ListWriter(AsyncCommand command, int first)
{
    /// <summary>The maximum number of items in a page of the service.</summary>
    public const int MaximumPageSize = 100;

    /// <summary>Writes the list, one object at a time.</summary>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <param name="isWanted">Selects the items to write; all by default.</param>
    /// <param name="target">The object whose items are listed, for the error of a list that stops early.</param>
    /// <param name="complete">Reads the members that the list omits.</param>
    public async Task WriteAsync<T>(
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
            // Later commands of the pipeline still process these items after the end of their input.
            command.WriteFailure(exception, target);
        }
    }

    private async Task WritePagesAsync<T>(
        Pageable<T> list,
        Func<T, bool>? isWanted,
        Func<T, Task<T>>? complete,
        CancellationToken cancellationToken
    )
    {
        var left = first;
        var pages = list.AsPagesInAdvance(page => left > page.Items.Count);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var item in page.Items.Where(item => isWanted?.Invoke(item) != false).Take(left))
            {
                command.Write(complete is null ? item : await complete(item));
                left--;
            }

            command.WriteUnreadable(page);
            if (left == 0)
            {
                break;
            }
        }
    }
}
