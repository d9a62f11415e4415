using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>
/// The values of expressions, between JSON and Python: null, bool, <see cref="BigInteger"/>, double, string, and the four that
/// hold others. Objects and arrays of the state stay JSON until something is done with them: a path through a large
/// document costs no copy of it.
/// </summary>
internal static class Values
{
    /// <summary>The value of a part of the state; objects and arrays stay as they are.</summary>
    public static object? FromState(JsonNode? node) => node is JsonValue value ? Scalar(value) : node;

    /// <summary>The value, with objects and arrays of the state made values all the way down.</summary>
    public static object? Whole(object? value, Budget budget)
    {
        switch (value)
        {
            case JsonArray array:
                budget.List(array.Count);
                return new PyList([.. array.Select(item => Whole(FromState(item), budget))]);
            case JsonObject document:
                budget.List(document.Count);
                var dictionary = new PyDict();
                foreach (var (name, member) in document)
                    dictionary.Set(name, Whole(FromState(member), budget));
                return dictionary;
            default:
                budget.Step();
                return value;
        }
    }

    /// <summary>The items that a loop goes through.</summary>
    public static IReadOnlyList<object?> Items(object? value, Budget budget) => Whole(value, budget) switch
    {
        PyList list => list.Items,
        PyTuple tuple => tuple.Items,
        PySet set => set.Items,
        PyDict dictionary => [.. dictionary.Entries.Select(entry => entry.Key)],
        string text => [.. Text.Characters(text)],
        var other => throw Failures.NotIterable(other),
    };

    /// <summary>The value as JSON.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool truth => JsonValue.Create(truth),
        string text => JsonValue.Create(text),
        BigInteger number => Integer(number),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : throw Failures.NoJson(value),
        PyDict dictionary => new JsonObject(dictionary.Entries.Select(entry => KeyValuePair.Create(Name(entry.Key), ToJson(entry.Value)))),
        PyList list => Array(list.Items),
        PyTuple tuple => Array(tuple.Items),
        PySet set => Array(set.Items),
        _ => throw Failures.NoJson(value),
    };

    /// <summary>What Python calls the type of a value.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        BigInteger => "int",
        double => "float",
        string => "str",
        PyList or JsonArray => "list",
        PyTuple => "tuple",
        PySet => "set",
        _ => "dict",
    };

    /// <summary>Whether a condition takes the value for true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool truth => truth,
        BigInteger number => !number.IsZero,
        double number => number != 0,
        string text => text.Length > 0,
        JsonArray array => array.Count > 0,
        JsonObject document => document.Count > 0,
        PyList list => list.Items.Count > 0,
        PyTuple tuple => tuple.Items.Count > 0,
        PySet set => set.Items.Count > 0,
        PyDict dictionary => dictionary.Count > 0,
        _ => true,
    };

    private static object? Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => Numbers.Parse(value.ToJsonString()),
        _ => null,
    };

    private static JsonNode? Integer(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? JsonValue.Create((long)number) : JsonNode.Parse(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static JsonArray Array(IEnumerable<object?> items) => [.. items.Select(ToJson)];

    // A key that is no string becomes one, as Python's json writes it.
    private static string Name(object? key) => key switch
    {
        string text => text,
        null => "null",
        bool truth => truth ? "true" : "false",
        PyTuple => throw Failures.NoJson(key),
        _ => Text.Of(key),
    };
}
