using ArchUnitNET.Domain;

namespace Globus.Automate.Architecture.Tests;

/// <summary>
/// Which folder of a project depends on which, from the types in the assembly. Namespaces follow folders; the root of
/// the project and every nested folder count as folders of their own.
/// </summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<(string From, string To), SortedSet<string>> _dependencies = [];

    public FolderGraph(IEnumerable<IType> types, string rootNamespace)
    {
        foreach (var type in types.Where(type => IsInside(type, rootNamespace)))
        {
            // Generic parameters of methods with the same name in several types, such as those of generated JSON
            // contexts, are one object of the library, with the namespace of one of these types.
            foreach (
                var target in type
                    .Dependencies.Select(dependency => dependency.Target)
                    .Where(target => target is not GenericParameter)
            )
            {
                if (IsInside(target, rootNamespace) && target.Namespace.FullName != type.Namespace.FullName)
                {
                    Add(FolderOf(type, rootNamespace), FolderOf(target, rootNamespace), type, target);
                }
            }
        }
    }

    /// <summary>Folders that depend on each other, in alphabetical order.</summary>
    public IReadOnlyList<FolderPair> MutualPairs =>
        [
            .. from dependency in _dependencies.Keys
            where string.CompareOrdinal(dependency.From, dependency.To) < 0
            where _dependencies.ContainsKey((dependency.To, dependency.From))
            orderby dependency
            select new FolderPair(dependency.From, dependency.To),
        ];

    /// <summary>Groups of folders in which each folder depends on each other one, at least through others.</summary>
    public IReadOnlyList<string> Cycles
    {
        get
        {
            var edges = _dependencies.Keys.ToLookup(edge => edge.From, edge => edge.To);
            var reached = edges.ToDictionary(group => group.Key, group => Reach(group.Key, edges));
            return
            [
                .. reached
                    .Where(entry => entry.Value.Contains(entry.Key))
                    .Select(entry => string.Join(", ", entry.Value.Where(to => IsReached(to, entry.Key)).Order()))
                    .Distinct(),
            ];

            bool IsReached(string from, string to) => reached.TryGetValue(from, out var found) && found.Contains(to);
        }
    }

    /// <summary>A pair with the types that cause it, in both directions.</summary>
    public string Explain(FolderPair pair) =>
        $"""
            {pair}
                {pair.First} uses: {Causes(pair.First, pair.Second)}
                {pair.Second} uses: {Causes(pair.Second, pair.First)}
            """;

    private static bool IsInside(IType type, string root) =>
        type.Namespace?.FullName is { } name && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));

    private static string FolderOf(IType type, string root) =>
        type.Namespace.FullName == root ? "(root)" : type.Namespace.FullName[(root.Length + 1)..].Replace('.', '/');

    private static string NameOf(IType type) => type.FullName[(type.Namespace.FullName.Length + 1)..];

    private static HashSet<string> Reach(string start, ILookup<string, string> edges)
    {
        var seen = new HashSet<string>();
        var next = new Stack<string>([start]);
        while (next.TryPop(out var folder))
        {
            foreach (var target in edges[folder].Where(seen.Add))
            {
                next.Push(target);
            }
        }

        return seen;
    }

    private void Add(string from, string to, IType type, IType target)
    {
        if (!_dependencies.TryGetValue((from, to), out var causes))
        {
            _dependencies[(from, to)] = causes = [];
        }

        causes.Add($"{NameOf(type)} → {NameOf(target)}");
    }

    private string Causes(string from, string to) => string.Join(", ", _dependencies[(from, to)]);
}
