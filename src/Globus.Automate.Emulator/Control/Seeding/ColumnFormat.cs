namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>The form of a column in a dump.</summary>
internal enum ColumnFormat
{
    /// <summary>A text or a number, as it is.</summary>
    Plain,

    /// <summary>A time; the table has its ticks.</summary>
    Time,

    /// <summary>
    /// A time that a caller set and that may never come: nothing is added to it, so it may be the last one there is.
    /// </summary>
    Due,

    /// <summary>A document, whole.</summary>
    Document,

    /// <summary>A document in which people may have put credentials; those are hidden.</summary>
    Redacted,
}
