using Globus.Automate.Http;

namespace Globus.Automate.Flows;

internal sealed class RunPage : IPageDocument<Run>
{
    public required IReadOnlyList<Run> Runs { get; init; }

    public string? Marker { get; init; }

    public bool? HasNextPage { get; init; }

    IReadOnlyList<Run> IPageDocument<Run>.Items => Runs;
}
