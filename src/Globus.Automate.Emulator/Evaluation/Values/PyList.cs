namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>A list; expressions make new ones and change none.</summary>
internal sealed class PyList(IReadOnlyList<object?> items)
{
    public IReadOnlyList<object?> Items { get; } = items;
}
