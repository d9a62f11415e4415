namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>The start of one run, for one item or a batch.</summary>
/// <param name="id">The id, which the tag of the run contains.</param>
/// <param name="time">The time of the latest attempt.</param>
internal sealed class TriggerStart(string id, DateTimeOffset time)
{
    /// <summary>The start of a tag that this module adds to a run.</summary>
    public const string TagPrefix = "trigger-";

    /// <summary>The id.</summary>
    public string Id { get; } = id;

    /// <summary>The tag of the run.</summary>
    public string Tag => TagPrefix + Id;

    /// <summary>The time of the attempt, by the clock of this computer.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>The status.</summary>
    public FolderTriggerStatus Status { get; set; } = FolderTriggerStatus.Starting;

    /// <summary>The run, if it was started.</summary>
    public Guid? RunId { get; set; }

    /// <summary>Why the start failed or is uncertain.</summary>
    public string? Message { get; set; }

    /// <summary>The items of the start that no later start replaced.</summary>
    public List<JournalItem> Items { get; } = [];

    /// <summary>Whether it is not known yet whether the service started the run.</summary>
    public bool IsUnresolved => Status is FolderTriggerStatus.Starting or FolderTriggerStatus.Uncertain;

    /// <summary>Creates an id that no other start has, in practice.</summary>
    public static string NewId() => Guid.NewGuid().ToString();
}
