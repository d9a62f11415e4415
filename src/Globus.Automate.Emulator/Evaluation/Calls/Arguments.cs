using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Calls;

/// <summary>The arguments of a call, taken by position or by name.</summary>
internal sealed class Arguments(
    string function,
    IReadOnlyList<object?> positional,
    IReadOnlyDictionary<string, object?> keywords
)
{
    public int Count => positional.Count + keywords.Count;

    /// <summary>Refuses more arguments than there are, and names that are not theirs.</summary>
    public Arguments Allow(int count, params string[] names) =>
        Count <= count && keywords.Keys.All(name => names.Contains(name))
            ? this
            : throw EvaluationErrors.WrongArguments(function);

    /// <summary>The argument at a position, which has to be there.</summary>
    public object? Required(int position, string? name = null) =>
        TryTake(position, name, out var value) ? value : throw EvaluationErrors.WrongArguments(function);

    /// <summary>The argument at a position, or what stands for it.</summary>
    public object? Optional(int position, string? name = null, object? otherwise = null) =>
        TryTake(position, name, out var value) ? value : otherwise;

    /// <summary>The string at a position, which has to be there.</summary>
    public string String(int position, string? name = null) =>
        Required(position, name) is var value && value is string text ? text : throw EvaluationErrors.NotAString(value);

    /// <summary>The string at a position, or null where it is left out or None.</summary>
    public string? OptionalString(int position, string? name = null) =>
        Optional(position, name) switch
        {
            null => null,
            string text => text,
            var other => throw EvaluationErrors.NotAString(other),
        };

    private bool TryTake(int position, string? name, out object? value)
    {
        if (position < positional.Count)
        {
            value = positional[position];
            return true;
        }

        value = null;
        return name is not null && keywords.TryGetValue(name, out value);
    }
}
