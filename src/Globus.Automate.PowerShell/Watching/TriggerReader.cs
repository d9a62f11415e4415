using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>Reads what journals contain.</summary>
internal static class TriggerReader
{
    /// <summary>The items of a journal.</summary>
    /// <param name="journalPath">The full path of the journal.</param>
    /// <exception cref="JournalException">It does not exist, is damaged or cannot be read.</exception>
    public static IEnumerable<FolderTrigger> Read(string journalPath)
    {
        var state = JournalState.Of(journalPath, JournalFile.ReadLines(journalPath));
        if (state.Header is not { Folder: { } folder, FlowId: { } flowId })
        {
            return [];
        }

        // Items that changed since an unresolved start are listed with both starts.
        var replaced = state.Unresolved.SelectMany(start => start.Items).Where(item => state.Find(item.Key) != item);
        return state
            .Items.Concat(replaced)
            .OrderBy(item => item.Start?.Time)
            .ThenBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => ToTrigger(folder, flowId, item, item.Start, journalPath));
    }

    /// <summary>Creates the object of an item of a journal.</summary>
    public static FolderTrigger ToTrigger(
        string folder,
        Guid flowId,
        JournalItem item,
        TriggerStart? start,
        string journalPath
    ) =>
        new(PathOf(folder, item.Key), item.Status)
        {
            Length = item.Fingerprint.Length,
            LastWriteTime = new DateTimeOffset(item.Fingerprint.LastWriteTime, TimeSpan.Zero).ToLocalTime(),
            RunId = start?.RunId,
            FlowId = flowId,
            Tag = start?.Tag,
            Time = start?.Time.ToLocalTime(),
            Message = start?.Message,
            JournalPath = journalPath,
        };

    /// <summary>The full path of an item.</summary>
    public static string PathOf(string folder, string key) =>
        Path.Combine(folder, key.Replace('/', Path.DirectorySeparatorChar));
}
