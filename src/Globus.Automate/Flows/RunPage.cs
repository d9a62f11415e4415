using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

internal sealed class RunPage : IPageDocument<Run>
{
    public required PageItems<Run> Runs { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    PageItems<Run> IPageDocument<Run>.Items => Runs;
}
