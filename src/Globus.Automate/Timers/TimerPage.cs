using Globus.Automate.Json.Wire;
using Globus.Automate.Paging;

namespace Globus.Automate.Timers;

/// <summary>The list of all timers. The service returns it in one page.</summary>
internal sealed class TimerPage : IPageDocument<Timer>
{
    public required PageItems<Timer> Jobs { get; init; }

    PageItems<Timer> IPageDocument<Timer>.Items => Jobs;

    string? IPageDocument<Timer>.Marker => null;

    bool? IPageDocument<Timer>.HasNextPage => false;
}
