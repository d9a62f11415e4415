namespace Globus.Automate.Paging;

/// <summary>Which end of a log comes first.</summary>
public enum LogOrder
{
    /// <summary>As it happened.</summary>
    OldestFirst,

    /// <summary>The latest first.</summary>
    NewestFirst,
}
