using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// The folders of collections. A collection without a mapped folder has a new private folder, which is created on first
/// use.
/// </summary>
internal sealed class CollectionMap : IDisposable
{
    private const int MaximumCreated = 1000;

    private readonly ConcurrentDictionary<Guid, Collection> _known = new();
    private readonly Dictionary<Guid, Collection> _given;
    private readonly Lock _gate = new();
    private readonly string? _directory;
    private string? _folder;

    /// <param name="mapped">The mapped folders.</param>
    /// <param name="dataDirectory">The data directory; null for a temporary folder.</param>
    public CollectionMap(IReadOnlyDictionary<Guid, string> mapped, string? dataDirectory)
    {
        _given = mapped.ToDictionary(pair => pair.Key, pair => new Collection(pair.Key, RealPath.Of(pair.Value)));
        _directory = dataDirectory is null ? null : Path.Combine(dataDirectory, "collections");
    }

    public IEnumerable<Collection> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _given.Values, .. _known.Values.OrderBy(collection => collection.Id)];
            }
        }
    }

    /// <exception cref="CollectionException">The limit of collections is reached.</exception>
    public Collection Get(Guid id) => _given.TryGetValue(id, out var mapped) ? mapped : _known.GetOrAdd(id, Make);

    /// <summary>Empties the created folders; mapped folders are unchanged.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _known.Clear();
            var fresh = _folder ?? _directory;
            if (fresh is not null && Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }

            _folder = null;
        }
    }

    public void Dispose()
    {
        if (_directory is null)
        {
            Clear();
        }
    }

    private Collection Make(Guid id)
    {
        lock (_gate)
        {
            if (_known.Count >= MaximumCreated)
            {
                throw new CollectionException(
                    "EndpointNotFound",
                    $"The emulator has created {MaximumCreated} collections, which is the limit. Reset the emulator, "
                        + $"or map the collection {id:D} to a folder."
                );
            }

            _folder ??= RealPath.Of(
                _directory is null
                    ? Directory.CreateTempSubdirectory("globus-collections-").FullName
                    : MakePrivate(_directory)
            );
            return new Collection(id, MakePrivate(Path.Combine(_folder, id.ToString("D"))));
        }
    }

    private static string MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path).FullName;
        }

        return Directory
            .CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            .FullName;
    }
}
