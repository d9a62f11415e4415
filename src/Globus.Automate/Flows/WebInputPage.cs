using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

internal sealed class WebInputPage : IPageDocument<WebInput>
{
    public required PageItems<WebInput> WebInputSummaries { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    PageItems<WebInput> IPageDocument<WebInput>.Items => WebInputSummaries;
}
