namespace Globus.Automate.Emulator.Evaluation.Values;

internal sealed class PyTuple(IReadOnlyList<object?> items)
{
    public IReadOnlyList<object?> Items { get; } = items;
}
