using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>The options of a watch.</summary>
internal sealed record WatchOptions
{
    /// <summary>The full path of the folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The flow.</summary>
    public required FlowReference Flow { get; init; }

    /// <summary>The full path of the journal.</summary>
    public required string JournalPath { get; init; }

    /// <summary>Finds the items.</summary>
    public required FolderScanner Scanner { get; init; }

    /// <summary>Whether to watch subfolders.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>The time without a change.</summary>
    public TimeSpan SettleTime { get; init; }

    /// <summary>The longest time between scans.</summary>
    public TimeSpan PollingInterval { get; init; }

    /// <summary>The maximum number of items of a run; null for one item, without a list.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The maximum number of own runs that have not ended; null for no limit.</summary>
    public int? MaximumActive { get; init; }

    /// <summary>Whether items of the first scan start no run.</summary>
    public bool SkipsExisting { get; init; }

    /// <summary>Whether to end when no item is pending.</summary>
    public bool Once { get; init; }

    /// <summary>The context name for recommended lines; null to omit it.</summary>
    public string? ContextName { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
