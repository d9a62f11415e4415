using Globus.Automate.Flows;
using Globus.Automate.Paging;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Reads the log of a run while it grows: each call returns the entries that are new.</summary>
/// <param name="runs">The client.</param>
/// <param name="runId">The run.</param>
internal sealed class RunLogCursor(RunsClient runs, Guid runId)
{
    private readonly HashSet<string?> _markers = [];
    private Page<RunLogEntry>? _last;
    private string? _marker;
    private int _readOnPage;
    private int _unreadableOnPage;

    /// <summary>The number of entries that were read.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Reads the new entries of one page. If it has a next page, the following call reads that page.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="PagingException">The service returned no marker or the same marker twice.</exception>
    public async Task<Page<RunLogEntry>> ReadNewAsync(CancellationToken cancellationToken)
    {
        if (_last is { HasNextPage: true })
        {
            MoveTo(_last.Marker);
        }

        // The last page has no marker and grows, so it is read again.
        var page = await ReadPageAsync(cancellationToken);
        var added = page with
        {
            Items = [.. page.Items.Skip(_readOnPage)],
            Unreadable = [.. page.Unreadable.Skip(_unreadableOnPage)],
        };
        (_last, _readOnPage, _unreadableOnPage) = (page, page.Items.Count, page.Unreadable.Count);
        EntryCount += added.Items.Count;
        return added;
    }

    private void MoveTo(string? marker)
    {
        if (string.IsNullOrEmpty(marker) || !_markers.Add(marker))
        {
            throw new PagingException("The service returned no marker or the same marker twice.", marker);
        }

        (_last, _marker, _readOnPage, _unreadableOnPage) = (null, marker, 0, 0);
    }

    private async Task<Page<RunLogEntry>> ReadPageAsync(CancellationToken cancellationToken)
    {
        var log = runs.Log(runId, new RunLogQuery { Limit = 100 });
        await foreach (var page in log.AsPages(_marker).WithCancellation(cancellationToken))
        {
            return page;
        }

        throw new InvalidOperationException("A list has at least one page.");
    }
}
