using Globus.Automate.Http;

namespace Globus.Automate.Flows;

internal sealed class RunLogPage : IPageDocument<RunLogEntry>
{
    public required IReadOnlyList<RunLogEntry> Entries { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    IReadOnlyList<RunLogEntry> IPageDocument<RunLogEntry>.Items => Entries;
}
