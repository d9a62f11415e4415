namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>One line of the journal.</summary>
/// <param name="Event">The event that it records.</param>
internal sealed record JournalLine(JournalEvent Event)
{
    /// <summary>The version of the format that this module reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format, in the first line.</summary>
    public int Version { get; init; }

    /// <summary>The watched folder, in the first line.</summary>
    public string? Folder { get; init; }

    /// <summary>The flow, in the first line.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>The id of the start.</summary>
    public string? Id { get; init; }

    /// <summary>The time of the attempt.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The run.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Why the start failed or is uncertain.</summary>
    public string? Message { get; init; }

    /// <summary>The path of a renamed or removed item.</summary>
    public string? Path { get; init; }

    /// <summary>The new path of a renamed item.</summary>
    public string? To { get; init; }

    /// <summary>The items of a start, or the skipped items.</summary>
    public IReadOnlyList<JournalItem> Items { get; init; } = [];
}
