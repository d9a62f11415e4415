namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>A list; expressions never change lists.</summary>
internal sealed class PyList(IReadOnlyList<object?> items)
{
    public IReadOnlyList<object?> Items { get; } = items;
}
