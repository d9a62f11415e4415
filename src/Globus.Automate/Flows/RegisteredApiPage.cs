using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

internal sealed class RegisteredApiPage : IPageDocument<RegisteredApi>
{
    public required PageItems<RegisteredApi> RegisteredApis { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    PageItems<RegisteredApi> IPageDocument<RegisteredApi>.Items => RegisteredApis;
}
