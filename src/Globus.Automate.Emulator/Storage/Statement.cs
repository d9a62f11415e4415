using System.Collections.Frozen;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Storage;

/// <summary>A statement that is compiled once and run often. Its parameters are named $1, $2, ….</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;
    private FrozenDictionary<string, int>? ordinals;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
        }
    }

    /// <returns>The number of rows that were changed.</returns>
    public int Execute(ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public List<T> Query<T>(Func<Row, T> read, ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        var row = RowOf(reader);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    public T? Find<T>(Func<Row, T> read, ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(RowOf(reader)) : default;
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private Row RowOf(SqliteDataReader reader) =>
        new(reader, ordinals ??= Enumerable.Range(0, reader.FieldCount).ToFrozenDictionary(reader.GetName));
}
