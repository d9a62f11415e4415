using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Actions;

internal sealed class ActionLogPage : IPageDocument<ActionLogEntry>
{
    public required PageItems<ActionLogEntry> Entries { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    PageItems<ActionLogEntry> IPageDocument<ActionLogEntry>.Items => Entries;
}
