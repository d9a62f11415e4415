using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

internal sealed class RunLogPage : IPageDocument<RunLogEntry>
{
    public required PageItems<RunLogEntry> Entries { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    PageItems<RunLogEntry> IPageDocument<RunLogEntry>.Items => Entries;
}
