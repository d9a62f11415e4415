namespace Globus.Automate.Paging;

/// <summary>The order of log entries.</summary>
public enum LogOrder
{
    /// <summary>The oldest entry first.</summary>
    OldestFirst,

    /// <summary>The newest entry first.</summary>
    NewestFirst,
}
