using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Calls;

/// <summary>The arguments of a call, by position or by name.</summary>
internal sealed class Arguments(
    string function,
    IReadOnlyList<object?> positional,
    IReadOnlyDictionary<string, object?> keywords
)
{
    public int Count => positional.Count + keywords.Count;

    /// <summary>Refuses surplus arguments and unknown names.</summary>
    public Arguments Allow(int count, params string[] names) =>
        Count <= count && keywords.Keys.All(name => names.Contains(name))
            ? this
            : throw EvaluationErrors.WrongArguments(function);

    /// <summary>The required argument at a position.</summary>
    public object? Required(int position, string? name = null) =>
        TryTake(position, name, out var value) ? value : throw EvaluationErrors.WrongArguments(function);

    /// <summary>The argument at a position, or its default.</summary>
    public object? Optional(int position, string? name = null, object? otherwise = null) =>
        TryTake(position, name, out var value) ? value : otherwise;

    /// <summary>The required string at a position.</summary>
    public string String(int position, string? name = null) =>
        Required(position, name) is var value && value is string text ? text : throw EvaluationErrors.NotAString(value);

    /// <summary>The string at a position; null if it is omitted or None.</summary>
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
