namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>A set that keeps the order of its items.</summary>
internal sealed class PySet
{
    public PySet(IEnumerable<object?> items, Budget budget)
    {
        var seen = new HashSet<object>(new KeyComparer(budget));
        Items = [.. items.Where(item => seen.Add(KeyComparer.Key(item)))];
    }

    public IReadOnlyList<object?> Items { get; }
}
