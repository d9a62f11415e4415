using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

internal sealed class FlowPage : IPageDocument<Flow>
{
    public required PageItems<Flow> Flows { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    PageItems<Flow> IPageDocument<Flow>.Items => Flows;
}
