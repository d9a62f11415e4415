using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Storage;

/// <summary>Counts the changes of each table, so that what was read from a table is known to be current.</summary>
internal sealed class TableVersions
{
    private readonly ConcurrentDictionary<string, long> _versions = new();
    private long _rollbacks;

    /// <summary>A number that is another one after each change of one of the tables.</summary>
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

    /// <summary>What was read within the transaction may not be there any more.</summary>
    public void CountRollback() => Interlocked.Increment(ref _rollbacks);
}
