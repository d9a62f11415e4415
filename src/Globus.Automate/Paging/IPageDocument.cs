using Globus.Automate.Json.Wire;

namespace Globus.Automate.Paging;

/// <summary>A page on the wire; each service names its items differently.</summary>
internal interface IPageDocument<T>
{
    PageItems<T> Items { get; }

    string? Marker { get; }

    /// <summary>Whether another page exists; null if only the marker determines it.</summary>
    bool? HasNextPage { get; }
}
