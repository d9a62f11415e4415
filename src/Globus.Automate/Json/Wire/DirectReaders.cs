namespace Globus.Automate.Json.Wire;

/// <summary>
/// The readers of the documents that long lists consist of. Most of the time of the first list in a process is the
/// compilation of generic code for the metadata of these documents.
/// </summary>
internal static class DirectReaders
{
    private static readonly Dictionary<Type, Delegate> Readers = [];

    /// <summary>Adds a reader, before the first document is read.</summary>
    public static void Add<T>(DirectReader<T> reader)
        where T : class => Readers.Add(typeof(T), reader);

    /// <summary>The reader of a type; null if only the serializer reads it.</summary>
    public static DirectReader<T>? Find<T>()
        where T : class => Readers.TryGetValue(typeof(T), out var reader) ? (DirectReader<T>)reader : null;
}
