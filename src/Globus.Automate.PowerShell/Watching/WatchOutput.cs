using System.Globalization;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;
using Globus.Automate.PowerShell.Watching.Starting;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>Writes the events of a watch: one object for each file.</summary>
/// <param name="command">The command.</param>
/// <param name="options">The options of the watch.</param>
internal sealed class WatchOutput(AsyncCommand command, WatchOptions options)
{
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);

    /// <summary>Writes items whose start is not in the journal.</summary>
    public void Write(
        IEnumerable<FolderItem> items,
        FolderTriggerStatus status,
        string? message = null,
        string? tag = null
    )
    {
        foreach (var item in items)
        {
            command.Write(
                new FolderTrigger(PathOf(item.Key), status)
                {
                    Length = item.Length,
                    LastWriteTime = item.LastWriteTime,
                    FlowId = options.Flow.FlowId,
                    Time = options.TimeProvider.GetLocalNow(),
                    Tag = tag,
                    Message = message,
                    JournalPath = options.JournalPath,
                }
            );
        }
    }

    /// <summary>Writes the items of a start.</summary>
    public void Write(TriggerStart start)
    {
        // The consumer of the output may cause changes.
        foreach (var item in start.Items.ToList())
        {
            command.Write(
                TriggerReader.ToTrigger(options.Folder, options.Flow.FlowId, item, start, options.JournalPath)
            );
        }
    }

    /// <summary>Writes an error of a start.</summary>
    public void WriteFailure(Exception failure, TriggerInput input) => command.WriteFailure(failure, input);

    /// <summary>Writes a warning.</summary>
    public void Warn(string message) => command.Warn(message);

    /// <summary>Writes a warning if the previous call for this subject did not write the same one.</summary>
    public void WarnOnce(string message)
    {
        if (_warnings.Count >= 1000)
        {
            _warnings.Clear();
        }

        if (_warnings.Add(message))
        {
            command.Warn(message);
        }
    }

    /// <summary>The target of errors.</summary>
    public TriggerInput InputOf(IEnumerable<string> keys, string? tag) =>
        new(options.Flow.FlowId, [.. keys.Select(PathOf)], tag, options.ContextName);

    /// <summary>The text of a pause.</summary>
    public static string Text(TimeSpan pause) =>
        pause.TotalSeconds < 120
            ? string.Format(CultureInfo.InvariantCulture, "{0:0} s", Math.Ceiling(pause.TotalSeconds))
            : string.Format(CultureInfo.InvariantCulture, "{0:0} min", Math.Ceiling(pause.TotalMinutes));

    private string PathOf(string key) => TriggerReader.PathOf(options.Folder, key);
}
