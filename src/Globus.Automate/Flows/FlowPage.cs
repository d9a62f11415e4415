using Globus.Automate.Http;

namespace Globus.Automate.Flows;

internal sealed class FlowPage : IPageDocument<Flow>
{
    public required IReadOnlyList<Flow> Flows { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    IReadOnlyList<Flow> IPageDocument<Flow>.Items => Flows;
}
