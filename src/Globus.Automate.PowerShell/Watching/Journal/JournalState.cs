using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>The state of all items after the last line of a journal.</summary>
internal sealed class JournalState
{
    private readonly Dictionary<string, JournalItem> _items = new(FolderScanner.PathComparer);
    private readonly Dictionary<string, TriggerStart> _unresolved = new(StringComparer.Ordinal);

    // File systems record times in steps of some milliseconds, so that files can have the same fingerprint.
    private readonly Dictionary<FileFingerprint, List<JournalItem>> _byContent = [];

    /// <summary>The first line; null for an empty journal.</summary>
    public JournalLine? Header { get; private set; }

    /// <summary>Whether the existing files were processed or skipped.</summary>
    public bool HasBaseline { get; private set; }

    /// <summary>The items, by their present paths.</summary>
    public IReadOnlyCollection<JournalItem> Items => _items.Values;

    /// <summary>The starts whose result is not known.</summary>
    public IReadOnlyCollection<TriggerStart> Unresolved => _unresolved.Values;

    /// <summary>Reads lines.</summary>
    /// <param name="path">The path of the journal, for messages.</param>
    /// <param name="lines">The lines.</param>
    /// <exception cref="JournalException">A line cannot be read.</exception>
    public static JournalState Of(string path, IReadOnlyList<string> lines)
    {
        var state = new JournalState();
        for (var i = 0; i < lines.Count; i++)
        {
            try
            {
                state.Apply(JournalText.Read(lines[i]));
            }
            catch (FormatException exception)
            {
                throw new JournalException(
                    JournalFailure.Damaged,
                    $"The journal '{path}' is damaged in line {i + 1}.",
                    exception
                );
            }
        }

        return state;
    }

    /// <summary>The item at a path; null if the journal does not contain it.</summary>
    public JournalItem? Find(string key) => _items.TryGetValue(key, out var item) ? item : null;

    /// <summary>The items with this content at any path.</summary>
    public IReadOnlyList<JournalItem> FindContent(FileFingerprint fingerprint) =>
        fingerprint.IsUnique && _byContent.TryGetValue(fingerprint, out var items) ? items : [];

    /// <summary>Applies a line.</summary>
    /// <exception cref="FormatException">The line does not fit the lines before it.</exception>
    public void Apply(JournalLine line)
    {
        switch (line.Event)
        {
            case JournalEvent.Journal when line.Version <= JournalLine.CurrentVersion:
                Header = line;
                break;
            case JournalEvent.Baseline:
                HasBaseline = true;
                break;
            case JournalEvent.Skip:
                AddAll(line.Items, start: null);
                break;
            case JournalEvent.Start:
                Begin(line);
                break;
            case JournalEvent.Renamed:
                Rename(Require(line.Path), Require(line.To));
                break;
            case JournalEvent.Removed:
                Remove(Require(line.Path));
                break;
            case JournalEvent.Run or JournalEvent.Failed or JournalEvent.Uncertain:
                End(line);
                break;
            default:
                throw new FormatException("A newer version of the module wrote the line.");
        }
    }

    /// <summary>Forgets an item.</summary>
    public void Remove(string key)
    {
        if (Find(key) is { } item)
        {
            _items.Remove(key);
            Detach(item);
            if (item.Start is { IsUnresolved: true, Items.Count: 0 } start)
            {
                _unresolved.Remove(start.Id);
            }
        }
    }

    private void Begin(JournalLine line)
    {
        var start = new TriggerStart(Require(line.Id), line.Time ?? throw new FormatException("The time is missing."));
        _unresolved[start.Id] = start;
        AddAll(line.Items, start);
    }

    private void End(JournalLine line)
    {
        // Items of a start can be removed before its end.
        if (!_unresolved.TryGetValue(Require(line.Id), out var start))
        {
            return;
        }

        (start.RunId, start.Message) = (line.RunId, line.Message);
        start.Status = line.Event switch
        {
            JournalEvent.Run => FolderTriggerStatus.Started,
            JournalEvent.Failed => FolderTriggerStatus.Failed,
            _ => FolderTriggerStatus.Uncertain,
        };
        if (!start.IsUnresolved)
        {
            _unresolved.Remove(start.Id);
        }
    }

    private void AddAll(IReadOnlyList<JournalItem> items, TriggerStart? start)
    {
        foreach (var item in items)
        {
            // An unresolved start keeps its items, to be reported.
            if (Find(item.Key) is { } previous)
            {
                Detach(previous, keepsUnresolved: true);
            }

            item.Start = start;
            start?.Items.Add(item);
            _items[item.Key] = item;
            if (!_byContent.TryGetValue(item.Fingerprint, out var twins))
            {
                _byContent[item.Fingerprint] = twins = new List<JournalItem>(1);
            }

            twins.Add(item);
        }
    }

    private void Rename(string from, string to)
    {
        if (Find(from) is { } item)
        {
            _items.Remove(from);
            Remove(to);
            item.Key = to;
            _items[to] = item;
        }
    }

    private void Detach(JournalItem item, bool keepsUnresolved = false)
    {
        if (_byContent.TryGetValue(item.Fingerprint, out var twins) && twins.Remove(item) && twins.Count == 0)
        {
            _byContent.Remove(item.Fingerprint);
        }

        if (!(keepsUnresolved && item.Start is { IsUnresolved: true }))
        {
            item.Start?.Items.Remove(item);
        }
    }

    private static string Require(string? value) => value ?? throw new FormatException("A member is missing.");
}
