namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>A tuple.</summary>
internal sealed class PyTuple(IReadOnlyList<object?> items)
{
    public IReadOnlyList<object?> Items { get; } = items;
}
