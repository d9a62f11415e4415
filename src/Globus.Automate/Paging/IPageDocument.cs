using Globus.Automate.Json.Wire;

namespace Globus.Automate.Paging;

/// <summary>A page as the services send it; each names its items differently.</summary>
internal interface IPageDocument<T>
{
    PageItems<T> Items { get; }

    string? Marker { get; }

    /// <summary>Null where the service lets the marker speak for itself.</summary>
    bool? HasNextPage { get; }
}
