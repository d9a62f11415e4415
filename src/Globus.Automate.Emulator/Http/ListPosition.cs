namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Where a page ends: what the last item is sorted by, and its place in the order in which items were made.
/// </summary>
/// <param name="Keys">The values of the fields that the list is sorted by: texts, whole numbers or nulls.</param>
/// <param name="Sequence">What tells items apart that are equal in these fields.</param>
internal sealed record ListPosition(IReadOnlyList<object?> Keys, long Sequence);
