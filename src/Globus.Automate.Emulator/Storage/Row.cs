using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Storage;

/// <summary>The row at which a query stands: ticks become times, JSON text becomes lists.</summary>
/// <param name="reader">Where the query stands.</param>
/// <param name="ordinals">Where each column is; a statement finds that out once.</param>
internal sealed class Row(SqliteDataReader reader, FrozenDictionary<string, int> ordinals)
{
    public int Count => ordinals.Count;

    public string Text(string column) => Text(ordinals[column]);

    public string Text(int ordinal) => reader.GetString(ordinal);

    public string? OptionalText(string column) => ordinals[column] is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public int Number(string column) => Number(ordinals[column]);

    public int Number(int ordinal) => reader.GetInt32(ordinal);

    public int? OptionalNumber(string column) => ordinals[column] is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    public long LargeNumber(string column) => LargeNumber(ordinals[column]);

    public long LargeNumber(int ordinal) => reader.GetInt64(ordinal);

    public DateTimeOffset Time(string column) => new(LargeNumber(column), TimeSpan.Zero);

    public DateTimeOffset? OptionalTime(string column) =>
        ordinals[column] is var ordinal && reader.IsDBNull(ordinal) ? null : new DateTimeOffset(reader.GetInt64(ordinal), TimeSpan.Zero);

    public IReadOnlyList<string> Strings(string column) => Text(column) is var json && json == "[]"
        ? []
        : [.. JsonNode.Parse(json)!.AsArray().Select(value => value!.GetValue<string>())];

    /// <summary>A text, a whole number, or null.</summary>
    public object? Value(string column) => Value(ordinals[column]);

    public object? Value(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
}
