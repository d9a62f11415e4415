using System.Collections.Concurrent;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>
/// Searches runs and the documents of their visits for the words of a filter. A later search with the same filter
/// reads only the visits that are new.
/// </summary>
internal sealed class DocumentSearch(Database database)
{
    private const int Capacity = 8;

    private readonly ConcurrentDictionary<string, FilterSearch> _searches = new();

    /// <summary>The runs that contain all words; null for a filter without words.</summary>
    public FoundRuns? Find(RunListFilter filter)
    {
        if (filter.Words.Count == 0)
        {
            return null;
        }

        if (_searches.Count >= Capacity && !_searches.ContainsKey(filter.SearchKey))
        {
            _searches.Clear();
        }

        return _searches.GetOrAdd(filter.SearchKey, _ => new FilterSearch(database, filter)).Find();
    }
}
