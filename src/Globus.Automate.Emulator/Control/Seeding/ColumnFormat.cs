namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>The format of a column in a dump.</summary>
internal enum ColumnFormat
{
    /// <summary>A string or a number.</summary>
    Plain,

    /// <summary>A time, stored as ticks.</summary>
    Time,

    /// <summary>
    /// A time that a caller set and that may never be reached. Nothing is added to it, so it can be the latest possible
    /// time.
    /// </summary>
    Due,

    /// <summary>A complete document.</summary>
    Document,

    /// <summary>A document that may contain credentials, which are hidden.</summary>
    Redacted,
}
