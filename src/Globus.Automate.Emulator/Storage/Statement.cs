using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// A statement that is compiled once and run many times. Its parameters are named $1, $2, … after the values. Their
/// positions are determined once, and strings are passed to SQLite without an additional copy.
/// </summary>
internal sealed partial class Statement : IDisposable
{
    private const int LargestOnStack = 512;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _numbers;
    private readonly FrozenDictionary<string, int> _ordinals;

    /// <exception cref="SqliteException">The statement is not valid.</exception>
    public Statement(sqlite3 connection, string sql)
    {
        _connection = connection;
        ChangedTable = ChangePattern().Match(sql) is { Success: true } match ? match.Groups[1].Value : null;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement),
            connection
        );
        _numbers = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(NumberOf)];
        _ordinals = Enumerable
            .Range(0, raw.sqlite3_column_count(_statement))
            .ToFrozenDictionary(ordinal => raw.sqlite3_column_name(_statement, ordinal).utf8_to_string());
    }

    /// <summary>The table that the statement changes; null for a read-only statement.</summary>
    public string? ChangedTable { get; }

    /// <returns>The number of changed rows.</returns>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public int Execute(ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            while (Step()) { }

            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <exception cref="SqliteException">The statement failed.</exception>
    public List<T> Query<T>(Func<Row, T> read, ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            var row = new Row(_statement, _ordinals);
            var rows = new List<T>();
            while (Step())
            {
                rows.Add(read(row));
            }

            return rows;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <exception cref="SqliteException">The statement failed.</exception>
    public T? Find<T>(Func<Row, T> read, ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            return Step() ? read(new Row(_statement, _ordinals)) : default;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    /// <returns>Whether the statement is at a row.</returns>
    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        SqliteException.ThrowExceptionForRC(
            result is raw.SQLITE_ROW or raw.SQLITE_DONE ? raw.SQLITE_OK : result,
            _connection
        );
        return result == raw.SQLITE_ROW;
    }

    [GeneratedRegex(@"^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+(\w+)")]
    private static partial Regex ChangePattern();

    private int NumberOf(int waiter) =>
        int.Parse(
            raw.sqlite3_bind_parameter_name(_statement, waiter).utf8_to_string().AsSpan(1),
            CultureInfo.InvariantCulture
        );

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _numbers.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[_numbers[i] - 1]), _connection);
        }
    }

    private int Bind(int waiter, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(_statement, waiter),
            string text => BindText(waiter, text),
            bool flag => raw.sqlite3_bind_int(_statement, waiter, flag ? 1 : 0),
            int count => raw.sqlite3_bind_int(_statement, waiter, count),
            long count => raw.sqlite3_bind_int64(_statement, waiter, count),
            _ => throw new ArgumentException(
                $"The store does not hold values of type {value.GetType().Name}.",
                nameof(value)
            ),
        };

    private int BindText(int waiter, string text)
    {
        var largest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (largest <= LargestOnStack)
        {
            Span<byte> bytes = stackalloc byte[LargestOnStack];
            return raw.sqlite3_bind_text(_statement, waiter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(largest);
        try
        {
            return raw.sqlite3_bind_text(_statement, waiter, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
