namespace Globus.Automate.Emulator.Http;

/// <summary>
/// The end of a page: the sort keys of its last item, and the item's position in the order of creation.
/// </summary>
/// <param name="Keys">The sort keys: strings, whole numbers or nulls.</param>
/// <param name="Sequence">Distinguishes items with equal keys.</param>
internal sealed record ListPosition(IReadOnlyList<object?> Keys, long Sequence);
