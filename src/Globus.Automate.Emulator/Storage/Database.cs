using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// The store: a single SQLite connection, in memory or in a file, with one lock. A single writer makes transactions
/// cheap and conflicts impossible.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int MillisecondsUntilBusy = 1000;
    private const int PagesBetweenCheckpoints = 8000;

    private readonly Lock _gate = new();
    private readonly StoreLock _storeLock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = [];
    private bool _isWriting;

    static Database()
    {
        // The lock of this class replaces those of SQLite, which take a tenth of the time. If SQLite was in use before,
        // it keeps its locks.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private Database(SqliteConnection connection, DatabaseSchema schema) =>
        (_connection, Schema) = (connection, schema);

    /// <summary>Raised after each transaction, for the durability tests.</summary>
    public event Action? Committed;

    public DatabaseSchema Schema { get; }

    /// <summary>The changes of each table.</summary>
    public TableVersions Versions { get; } = new();

    public static bool IsFull(SqliteException exception) => exception.SqliteErrorCode == raw.SQLITE_FULL;

    /// <summary>Whether the store refused a row: it can be written to, but not with this row.</summary>
    public static bool IsConstraint(SqliteException exception) => exception.SqliteErrorCode == raw.SQLITE_CONSTRAINT;

    /// <summary>Opens the store, and creates its tables where it has none.</summary>
    /// <param name="directory">The data directory; null for a store in memory.</param>
    /// <param name="schema">The tables of a new store.</param>
    public static Database Open(string? directory, DatabaseSchema schema)
    {
        var source = directory is null ? ":memory:" : Path.Combine(directory, "emulator.db");
        var settings = new SqliteConnectionStringBuilder { DataSource = source, Pooling = false };
        var database = new Database(new SqliteConnection(settings.ToString()), schema);
        try
        {
            database._connection.Open();
            SetUp(database._connection.Handle!);
            if (directory is null)
            {
                database.UseLargePages();
            }

            database.SetUp();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction; a nested call joins it.</summary>
    public T Write<T>(Func<T> work)
    {
        using var access = Enter(Workload.Write);
        if (_isWriting)
        {
            return work();
        }

        _isWriting = true;
        try
        {
            return WriteAtOnce(work);
        }
        finally
        {
            _isWriting = false;
        }
    }

    public void Write(Action work) =>
        Write(() =>
        {
            work();
            return true;
        });

    /// <summary>Runs <paramref name="work"/>, which uses the store several times, after earlier work.</summary>
    public async Task<T> RunAsync<T>(Workload workload, Func<T> work, CancellationToken cancellationToken)
    {
        await _storeLock.EnterAsync(workload, cancellationToken).ConfigureAwait(false);
        try
        {
            lock (_gate)
            {
                return work();
            }
        }
        finally
        {
            _storeLock.Exit();
        }
    }

    /// <summary>
    /// Runs a statement whose parameters are named $1, $2, … and returns the number of rows it changed.
    /// </summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var access = Enter(Workload.Write);
        return PrepareCounted(sql).Execute(values);
    }

    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        using var access = Enter(Workload.Read);
        return PrepareCounted(sql).Query(read, values);
    }

    public T? Find<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        using var access = Enter(Workload.Read);
        return PrepareCounted(sql).Find(read, values);
    }

    public IReadOnlyList<string> TableNames() =>
        Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", row =>
            row.Text(0)
        );

    /// <summary>Defers foreign keys to the end of the transaction.</summary>
    public void DeferReferences() => Execute("PRAGMA defer_foreign_keys = ON");

    public void Dispose()
    {
        using var access = Enter(Workload.Write);
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>
    /// Waits for the store, unless this thread already holds it. A plain lock would not be fair: under load the same
    /// thread would take it repeatedly.
    /// </summary>
    private Access Enter(Workload workload)
    {
        if (_gate.IsHeldByCurrentThread)
        {
            return default;
        }

        _storeLock.Enter(workload);
        _gate.Enter();
        return new Access(this);
    }

    /// <summary>
    /// When SQLite reorders pages, it scans all pages in memory at the end of the transaction. A store in memory has
    /// all pages there, so it uses fewer and larger ones.
    /// </summary>
    private void UseLargePages() => Execute("PRAGMA page_size = 16384");

    private void SetUp()
    {
        // Two emulators on one file would execute the same runs: the first keeps the lock until it ends.
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");

        // The store is blocked during a checkpoint: a few long ones delay fewer requests than many short ones.
        Execute($"PRAGMA wal_autocheckpoint = {PagesBetweenCheckpoints}");
        var version = Find("PRAGMA user_version", row => row.Number(0));
        if (version == 0)
        {
            Write(() => CreateSchema());
        }
        else if (version != Schema.Version)
        {
            throw new InvalidDataException(
                $"The data directory was written by another version of the emulator (schema {version}, this "
                    + $"version supports {Schema.Version}). Delete emulator.db or choose another directory."
            );
        }
    }

    private static void SetUp(sqlite3 connection)
    {
        _ = raw.sqlite3_busy_timeout(connection, MillisecondsUntilBusy);

        // Otherwise SQLite recompiles a statement when another value is bound to its LIMIT.
        _ = raw.sqlite3_db_config(connection, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        TextFunctions.AddTo(connection);
    }

    private void CreateSchema()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Schema.Sql + $"PRAGMA user_version = {Schema.Version};";
        command.ExecuteNonQuery();
    }

    private T WriteAtOnce<T>(Func<T> work)
    {
        Execute("BEGIN");
        try
        {
            var result = work();
            Execute("COMMIT");
            Committed?.Invoke();
            return result;
        }
        catch
        {
            // The error may have already ended the transaction.
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Execute("ROLLBACK");
                Versions.CountRollback();
            }

            throw;
        }
    }

    /// <summary>
    /// No other thread reads the store between the count and the change, because this thread holds the lock.
    /// </summary>
    private Statement PrepareCounted(string sql)
    {
        var statement = Prepare(sql);
        if (statement.ChangedTable is { } table)
        {
            Versions.CountChange(table);
        }

        return statement;
    }

    private Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new Statement(_connection.Handle!, sql));
        }

        return statement;
    }

    /// <summary>The use of the store by one thread.</summary>
    private readonly ref struct Access(Database? database)
    {
        public void Dispose()
        {
            if (database is not null)
            {
                database._gate.Exit();
                database._storeLock.Exit();
            }
        }
    }
}
