namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>Writes the shortest journal with the same meaning.</summary>
internal static class JournalSummary
{
    /// <summary>The lines.</summary>
    /// <param name="state">The state of a journal that has a first line.</param>
    /// <param name="time">The time of the summary.</param>
    public static IEnumerable<JournalLine> LinesOf(JournalState state, DateTimeOffset time)
    {
        yield return state.Header! with
        {
            Time = time,
        };
        if (state.HasBaseline)
        {
            yield return new JournalLine(JournalEvent.Baseline);
        }

        foreach (var item in state.Items.Where(item => item.Start is null))
        {
            yield return new JournalLine(JournalEvent.Skip) { Items = [item] };
        }

        // An unresolved start can have items that a later start replaced, so it comes first.
        var starts = state.Unresolved.Concat(
            state.Items.Select(item => item.Start).Where(start => start is { IsUnresolved: false })
        );
        foreach (var start in starts.Distinct())
        {
            yield return new JournalLine(JournalEvent.Start)
            {
                Id = start!.Id,
                Time = start.Time,
                Items = start.Items,
            };
            if (EndOf(start) is { } end)
            {
                yield return end;
            }
        }
    }

    private static JournalLine? EndOf(TriggerStart start) =>
        start.Status switch
        {
            FolderTriggerStatus.Started => new(JournalEvent.Run) { Id = start.Id, RunId = start.RunId },
            FolderTriggerStatus.Failed => new(JournalEvent.Failed) { Id = start.Id, Message = start.Message },
            FolderTriggerStatus.Uncertain => new(JournalEvent.Uncertain) { Id = start.Id, Message = start.Message },
            _ => null,
        };
}
