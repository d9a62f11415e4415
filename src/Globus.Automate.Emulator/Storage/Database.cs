using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// The one store: a single SQLite connection, in memory or in a file, behind one lock.
/// A single writer makes a transaction cheap and a conflict impossible.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>Which tables and columns there are; a dump says it, too.</summary>
    public const int SchemaVersion = 6;

    private const int Full = 13;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private SqliteTransaction? transaction;

    private Database(SqliteConnection connection) => this.connection = connection;

    /// <summary>Raised after each transaction; the durability tests stop the emulator here.</summary>
    public event Action? Committed;

    public static bool IsFull(SqliteException exception) => exception.SqliteErrorCode == Full;

    /// <summary>Opens the store in <paramref name="directory"/>, or in memory when it is null.</summary>
    public static Database Open(string? directory)
    {
        var source = directory is null ? ":memory:" : Path.Combine(directory, "emulator.db");
        var settings = new SqliteConnectionStringBuilder { DataSource = source, Pooling = false, DefaultTimeout = 1 };
        var database = new Database(new SqliteConnection(settings.ToString()));
        try
        {
            database.connection.Open();
            database.Prepare();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction; a call inside another one joins it.</summary>
    public T Write<T>(Func<T> work)
    {
        lock (gate)
        {
            if (transaction is not null)
            {
                return work();
            }

            using (transaction = connection.BeginTransaction(deferred: true))
            {
                try
                {
                    var result = work();
                    transaction.Commit();
                    Committed?.Invoke();
                    return result;
                }
                finally
                {
                    transaction = null;
                }
            }
        }
    }

    public void Write(Action work) => Write(() =>
    {
        work();
        return true;
    });

    /// <summary>Runs a statement whose parameters are named $1, $2, … and returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            return Bind(sql, values).ExecuteNonQuery();
        }
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using var reader = Bind(sql, values).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    public T? Find<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using var reader = Bind(sql, values).ExecuteReader();
            return reader.Read() ? read(reader) : default;
        }
    }

    /// <summary>Forgets everything, as a fresh start would.</summary>
    public void Clear() => Write(() =>
    {
        DeferReferences();
        foreach (var table in TableNames())
        {
            Execute($"DELETE FROM {table}");
        }
    });

    public IReadOnlyList<string> TableNames() =>
        Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", row => row.GetString(0));

    /// <summary>Lets rows refer to others that only stand there at the end of the transaction.</summary>
    public void DeferReferences() => Execute("PRAGMA defer_foreign_keys = ON");

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var command in prepared.Values)
            {
                command.Dispose();
            }

            connection.Dispose();
        }
    }

    private void Prepare()
    {
        // Two emulators on one file would step the same runs: the first keeps the lock until it ends.
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        var version = Find("PRAGMA user_version", row => row.GetInt32(0));
        if (version == 0)
        {
            Write(() => CreateSchema());
        }
        else if (version != SchemaVersion)
        {
            throw new InvalidDataException(
                $"The data directory was written by another version of the emulator (schema {version}, this one knows {SchemaVersion}). Delete emulator.db or choose another directory.");
        }
    }

    private void CreateSchema()
    {
        using var stream = typeof(Database).Assembly.GetManifestResourceStream("Schema.sql")!;
        using var reader = new StreamReader(stream);
        using var command = connection.CreateCommand();
        command.CommandText = reader.ReadToEnd() + $"PRAGMA user_version = {SchemaVersion};";
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.Transaction = transaction;
        return command;
    }
}
