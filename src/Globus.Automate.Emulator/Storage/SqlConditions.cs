using System.Globalization;

namespace Globus.Automate.Emulator.Storage;

/// <summary>The conditions of a statement, and the values of all its parameters.</summary>
internal sealed class SqlConditions
{
    /// <summary>SQLite limits the depth of an expression, which grows with each alternative in a group.</summary>
    private const int LargestGroup = 100;

    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];

    /// <summary>The values of the parameters, in order.</summary>
    public ReadOnlySpan<object?> Values => _values.ToArray();

    /// <summary>Inserts names of parameters into a condition with the placeholders {0}, {1}, …</summary>
    public static string Format(string condition, params ReadOnlySpan<object?> parameters) =>
        string.Format(CultureInfo.InvariantCulture, condition, parameters);

    /// <summary>Adds a value and returns the name of its parameter.</summary>
    public string Parameter(object? value)
    {
        _values.Add(value);
        return $"${_values.Count}";
    }

    public void Add(string condition) => _conditions.Add(condition);

    /// <summary>Adds a condition in which {0} stands for a value.</summary>
    public void Add(string condition, object value) => Add(Format(condition, Parameter(value)));

    /// <summary>Adds a condition that is true if one of several conditions is.</summary>
    public void AddAny(IEnumerable<string> conditions) => Add(Join(conditions.Chunk(LargestGroup).Select(Join)));

    /// <summary>The expression that is true if all conditions are.</summary>
    public string ToText() => string.Join(" AND ", _conditions);

    private static string Join(IEnumerable<string> alternatives) => $"({string.Join(" OR ", alternatives)})";
}
