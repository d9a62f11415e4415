using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// Which folder each collection maps to: one that the emulator was told, else a fresh one that only its user can enter,
/// made when it is first needed.
/// </summary>
internal sealed class CollectionMap : IDisposable
{
    private const int MostFresh = 1000;

    private readonly ConcurrentDictionary<Guid, Collection> known = new();
    private readonly Dictionary<Guid, Collection> given;
    private readonly Lock gate = new();
    private readonly string? keptIn;
    private string? folder;

    /// <param name="mapped">The folders that collections were mapped to.</param>
    /// <param name="dataDirectory">Where the emulator keeps its data; null to keep nothing.</param>
    public CollectionMap(IReadOnlyDictionary<Guid, string> mapped, string? dataDirectory)
    {
        given = mapped.ToDictionary(pair => pair.Key, pair => new Collection(pair.Key, RealPath.Of(pair.Value)));
        keptIn = dataDirectory is null ? null : Path.Combine(dataDirectory, "collections");
    }

    public IEnumerable<Collection> All
    {
        get
        {
            lock (gate)
            {
                return [.. given.Values, .. known.Values.OrderBy(collection => collection.Id)];
            }
        }
    }

    /// <exception cref="CollectionException">There are too many.</exception>
    public Collection Get(Guid id) => given.TryGetValue(id, out var mapped) ? mapped : known.GetOrAdd(id, Make);

    /// <summary>Empties the fresh folders. Those that the emulator was told of are left alone.</summary>
    public void Clear()
    {
        lock (gate)
        {
            known.Clear();
            var fresh = folder ?? keptIn;
            if (fresh is not null && Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }

            folder = null;
        }
    }

    public void Dispose()
    {
        if (keptIn is null)
        {
            Clear();
        }
    }

    private Collection Make(Guid id)
    {
        lock (gate)
        {
            if (known.Count >= MostFresh)
            {
                throw new CollectionException("EndpointNotFound", $"The emulator has made {MostFresh} collections; reset it, or map the collection {id:D} to a folder.");
            }

            folder ??= RealPath.Of(keptIn is null ? Directory.CreateTempSubdirectory("globus-collections-").FullName : MakePrivate(keptIn));
            return new Collection(id, MakePrivate(Path.Combine(folder, id.ToString("D"))));
        }
    }

    private static string MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path).FullName;
        }

        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
