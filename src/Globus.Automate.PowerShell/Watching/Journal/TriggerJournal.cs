using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>
/// The journal of a watched folder: which files started which runs. Each change is on the disk before the method
/// returns, so that a start happens at most once, even if the process or the computer fails.
/// </summary>
internal sealed class TriggerJournal : IDisposable
{
    /// <summary>How long the journal remembers an item that no longer exists.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // A journal is rewritten when it is twice as long as necessary, or once a day.
    private const int SpareLines = 1000;

    private readonly JournalFile _file;
    private readonly JournalState _state;
    private readonly TimeProvider _time;
    private int _lines;
    private DateTime _compacted;

    private TriggerJournal(JournalFile file, JournalState state, int lines, TimeProvider time)
    {
        (_file, _state, _lines, _time) = (file, state, lines, time);
        _compacted = state.Header?.Time?.UtcDateTime.Date ?? Today;
    }

    /// <summary>Whether the existing files were processed or skipped.</summary>
    public bool HasBaseline => _state.HasBaseline;

    /// <summary>The starts whose result is not known.</summary>
    public IReadOnlyList<TriggerStart> Unresolved => [.. _state.Unresolved];

    /// <summary>The runs that were started.</summary>
    public IEnumerable<Guid> RunIds => _state.Items.Select(item => item.Start?.RunId).OfType<Guid>();

    /// <summary>The number of lines of the file.</summary>
    public int LineCount => _lines;

    private DateTime Today => _time.GetUtcNow().UtcDateTime.Date;

    /// <summary>Opens the journal of a folder and a flow, and creates it if it does not exist.</summary>
    /// <param name="path">The full path of the journal.</param>
    /// <param name="folder">The full path of the watched folder.</param>
    /// <param name="flowId">The flow.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="JournalException">In use, damaged, inaccessible, or of another folder or flow.</exception>
    public static TriggerJournal Open(string path, string folder, Guid flowId, TimeProvider time)
    {
        var journal = Open(path, time);
        try
        {
            if (journal._state.Header is not { } header)
            {
                journal.Record(
                    new(JournalEvent.Journal)
                    {
                        Version = JournalLine.CurrentVersion,
                        Folder = folder,
                        FlowId = flowId,
                        Time = time.GetUtcNow(),
                    }
                );
            }
            else if (!FolderScanner.PathComparer.Equals(header.Folder, folder) || header.FlowId != flowId)
            {
                throw new JournalException(
                    JournalFailure.Mismatch,
                    $"The journal '{path}' belongs to the folder '{header.Folder}' and the flow {header.FlowId}."
                );
            }

            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Opens an existing journal, to remove items.</summary>
    /// <param name="path">The full path of the journal.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="JournalException">It is in use, damaged or inaccessible.</exception>
    public static TriggerJournal Open(string path, TimeProvider time)
    {
        var file = JournalFile.Open(path);
        try
        {
            var lines = JournalFile.ReadLines(path);
            return new TriggerJournal(file, JournalState.Of(path, lines), lines.Count, time);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The item at a path; null if the journal does not contain it.</summary>
    public JournalItem? Find(string key) => _state.Find(key);

    /// <summary>The item with a full path; null if the journal does not contain it.</summary>
    public JournalItem? FindPath(string path)
    {
        var folder = _state.Header?.Folder;
        return folder is not null && path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            ? Find(FolderItem.PathRelativeTo(folder, path))
            : null;
    }

    /// <summary>Whether the item needs no start: the journal contains its content at its path.</summary>
    public bool IsDone(FolderItem item) =>
        Find(item.Key) is { } known
        && known.Status != FolderTriggerStatus.Failed
        && (item.IsFolder ? !HasNewContent(item, known) : known.Fingerprint.IsSameContent(item.Fingerprint));

    /// <summary>
    /// The item under whose previous path the journal contains a new item; null if the item was not renamed.
    /// </summary>
    /// <param name="item">An item of a scan.</param>
    /// <param name="present">The items of the scan by their keys.</param>
    public JournalItem? FindRenamed(FolderItem item, IReadOnlyDictionary<string, FolderItem> present) =>
        _state
            .FindContent(item.Fingerprint)
            .FirstOrDefault(known =>
                known.Status != FolderTriggerStatus.Failed
                && !(present.TryGetValue(known.Key, out var old) && old.Fingerprint.IsSameContent(known.Fingerprint))
            );

    /// <summary>Records that existing items start no run.</summary>
    public void Skip(IReadOnlyList<FolderItem> items)
    {
        if (items.Count > 0)
        {
            Record(new(JournalEvent.Skip) { Items = ToJournal(items) });
        }

        Record(new(JournalEvent.Baseline));
    }

    /// <summary>Records that a run is about to be started.</summary>
    /// <param name="items">The items; at least one.</param>
    /// <param name="id">The id of the start.</param>
    public TriggerStart Begin(IReadOnlyList<FolderItem> items, string id)
    {
        Record(
            new(JournalEvent.Start)
            {
                Id = id,
                Time = _time.GetUtcNow(),
                Items = ToJournal(items),
            }
        );
        return Find(items[0].Key)!.Start!;
    }

    /// <summary>Records the run of a start.</summary>
    public void Complete(TriggerStart start, Guid runId) =>
        Record(new(JournalEvent.Run) { Id = start.Id, RunId = runId });

    /// <summary>Records that a run was certainly not started.</summary>
    public void Fail(TriggerStart start, string message) =>
        Record(new(JournalEvent.Failed) { Id = start.Id, Message = message });

    /// <summary>Records that a run may or may not have been started.</summary>
    public void MarkUncertain(TriggerStart start, string message) =>
        Record(new(JournalEvent.Uncertain) { Id = start.Id, Message = message });

    /// <summary>Records the new path of an item.</summary>
    public void Rename(JournalItem item, string key) => Record(new(JournalEvent.Renamed) { Path = item.Key, To = key });

    /// <summary>Forgets an item, so that a watch starts a run for it again.</summary>
    public void Remove(string key) => Record(new(JournalEvent.Removed) { Path = key });

    /// <summary>
    /// Rewrites the journal if it has become long, without the items that have not existed for the retention period.
    /// </summary>
    /// <param name="scan">A scan that just ended.</param>
    public void CompactIfNeeded(ScanResult scan)
    {
        // An empty folder can be the mount point of a share that is not mounted.
        if (!scan.IsComplete || scan.Items.Count == 0)
        {
            return;
        }

        if (_compacted == Today && _lines <= (2 * _state.Items.Count) + SpareLines)
        {
            return;
        }

        foreach (var key in scan.Items.Select(item => item.Key))
        {
            if (Find(key) is { } present)
            {
                present.LastSeen = Today;
            }
        }

        foreach (var item in _state.Items.Where(IsForgotten).ToList())
        {
            _state.Remove(item.Key);
        }

        var lines = JournalSummary.LinesOf(_state, _time.GetUtcNow()).ToList();
        if (_file.TryReplace(lines.Select(JournalText.Write)))
        {
            _lines = lines.Count;
        }

        _compacted = Today;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Files that are deleted from a folder start nothing.
    private static bool HasNewContent(FolderItem folder, JournalItem known) =>
        !folder.Fingerprint.IsSameContent(known.Fingerprint)
        && (
            folder.Fingerprint.Length > known.Fingerprint.Length
            || folder.Fingerprint.LastWriteTime > known.Fingerprint.LastWriteTime
        );

    private bool IsForgotten(JournalItem item) =>
        item.Start is not { IsUnresolved: true } && Today - item.LastSeen > Retention;

    private IReadOnlyList<JournalItem> ToJournal(IReadOnlyList<FolderItem> items) =>
        [.. items.Select(item => new JournalItem(item.Key, item.Fingerprint, Today))];

    private void Record(JournalLine line)
    {
        _file.Append(JournalText.Write(line));
        _lines++;
        _state.Apply(line);
    }
}
