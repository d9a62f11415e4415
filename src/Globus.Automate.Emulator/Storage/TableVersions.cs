using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Storage;

/// <summary>Counts the changes of each table, to detect outdated cached values.</summary>
internal sealed class TableVersions
{
    private readonly ConcurrentDictionary<string, long> _versions = new();
    private long _rollbacks;

    /// <summary>A number that changes with each change of one of the tables.</summary>
    public long Of(IReadOnlyList<string> tables)
    {
        var sum = Volatile.Read(ref _rollbacks);
        foreach (var table in tables)
        {
            sum += _versions.GetValueOrDefault(table);
        }

        return sum;
    }

    public void CountChange(string table) => _versions.AddOrUpdate(table, 1, static (_, count) => count + 1);

    /// <summary>Invalidates values that were read within a transaction that was rolled back.</summary>
    public void CountRollback() => Interlocked.Increment(ref _rollbacks);
}
