using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Storage;

/// <summary>How columns become values: ticks become times, JSON text becomes lists.</summary>
internal static class RowReading
{
    extension(SqliteDataReader row)
    {
        public string Text(string column) => row.GetString(row.GetOrdinal(column));

        public string? OptionalText(string column)
        {
            var ordinal = row.GetOrdinal(column);
            return row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
        }

        public int Number(string column) => row.GetInt32(row.GetOrdinal(column));

        public int? OptionalNumber(string column)
        {
            var ordinal = row.GetOrdinal(column);
            return row.IsDBNull(ordinal) ? null : row.GetInt32(ordinal);
        }

        public DateTimeOffset Time(string column) => new(row.GetInt64(row.GetOrdinal(column)), TimeSpan.Zero);

        public DateTimeOffset? OptionalTime(string column)
        {
            var ordinal = row.GetOrdinal(column);
            return row.IsDBNull(ordinal) ? null : new DateTimeOffset(row.GetInt64(ordinal), TimeSpan.Zero);
        }

        public IReadOnlyList<string> Strings(string column) => ParseStrings(row.Text(column));
    }

    public static string ToJson(this IReadOnlyList<string> values) =>
        values.Count == 0 ? "[]" : new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]).ToJsonString();

    private static IReadOnlyList<string> ParseStrings(string json) =>
        json == "[]" ? [] : [.. JsonNode.Parse(json)!.AsArray().Select(value => value!.GetValue<string>())];
}
