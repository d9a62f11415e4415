using System.Runtime.CompilerServices;
using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>Reads the visits of states from the log of a run.</summary>
public static class RunVisits
{
    /// <summary>
    /// Returns the visits in their order, each as soon as the log shows its end. One page of the log is in memory.
    /// </summary>
    /// <param name="log">The whole log, with the oldest entry first.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="InvalidResponseException">
    /// An entry of the log could not be read; thrown after the last visit.
    /// </exception>
    /// <exception cref="PagingException">The log stopped early.</exception>
    public static async IAsyncEnumerable<RunStateVisit> ToVisitsAsync(
        this Pageable<RunLogEntry> log,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(log);
        var reader = new RunStateVisitReader();
        InvalidResponseException? unreadable = null;
        var pages = log.AsPagesInAdvance(page => page.HasNextPage);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            unreadable ??= page.Unreadable.FirstOrDefault();
            foreach (var visit in page.Items.Select(reader.Read).OfType<RunStateVisit>())
            {
                yield return visit;
            }
        }

        if (reader.Complete() is { } last)
        {
            yield return last;
        }

        if (unreadable is not null)
        {
            throw unreadable;
        }
    }
}
