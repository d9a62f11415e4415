using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>Starts with a new id.</summary>
internal static class JournalExtensions
{
    public static TriggerStart Begin(this TriggerJournal journal, IReadOnlyList<FolderItem> items) =>
        journal.Begin(items, TriggerStart.NewId());
}
