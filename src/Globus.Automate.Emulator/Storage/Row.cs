using System.Collections.Frozen;
using SQLitePCL;

namespace Globus.Automate.Emulator.Storage;

/// <summary>The present row of a statement, with conversions: ticks to times, JSON text to lists.</summary>
/// <param name="statement">The statement.</param>
/// <param name="ordinals">The positions of the columns, which a statement determines once.</param>
internal sealed class Row(sqlite3_stmt statement, FrozenDictionary<string, int> ordinals)
{
    public int Count => ordinals.Count;

    public string Text(string column) => Text(ordinals[column]);

    public string Text(int ordinal) => raw.sqlite3_column_text(statement, ordinal).utf8_to_string();

    public string? OptionalText(string column) =>
        ordinals[column] is var ordinal && IsNull(ordinal) ? null : Text(ordinal);

    public int Number(string column) => Number(ordinals[column]);

    public int Number(int ordinal) => checked((int)LargeNumber(ordinal));

    public int? OptionalNumber(string column) =>
        ordinals[column] is var ordinal && IsNull(ordinal) ? null : Number(ordinal);

    public long LargeNumber(string column) => LargeNumber(ordinals[column]);

    public long LargeNumber(int ordinal) => raw.sqlite3_column_int64(statement, ordinal);

    public DateTimeOffset Time(string column) => new(LargeNumber(column), TimeSpan.Zero);

    public DateTimeOffset? OptionalTime(string column) =>
        ordinals[column] is var ordinal && IsNull(ordinal)
            ? null
            : new DateTimeOffset(LargeNumber(ordinal), TimeSpan.Zero);

    public IReadOnlyList<string> Strings(string column) => StringLists.Parse(Text(column));

    /// <summary>A string, a whole number, or null.</summary>
    public object? Value(string column) => Value(ordinals[column]);

    public object? Value(int ordinal) =>
        raw.sqlite3_column_type(statement, ordinal) switch
        {
            raw.SQLITE_NULL => null,
            raw.SQLITE_INTEGER => LargeNumber(ordinal),
            _ => Text(ordinal),
        };

    private bool IsNull(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_NULL;
}
