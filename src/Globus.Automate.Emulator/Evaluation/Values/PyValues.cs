using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Language;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>
/// The values of expressions, between JSON and Python: null, bool, <see cref="BigInteger"/>, double, string, and four
/// types of containers. Objects and arrays of the state remain JSON until they are used, and only the used level is
/// converted, so that a path through a large document copies nothing.
/// </summary>
internal static class PyValues
{
    /// <summary>The value of a part of the state; objects and arrays are not converted.</summary>
    public static object? FromState(JsonNode? node) => node is JsonValue value ? Scalar(value) : node;

    /// <summary>The string of a part of the state; null for other values.</summary>
    public static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? ReadText(node.AsValue()) : null;

    /// <summary>The value; an object or array of the state becomes a dictionary or list.</summary>
    public static object? Unwrap(object? value, Budget budget)
    {
        switch (value)
        {
            case JsonArray array:
                budget.List(array.Count);
                return new PyList([.. array.Select(FromState)]);
            case JsonObject document:
                budget.List(document.Count);
                var dictionary = new PyDict(budget);
                foreach (var (name, member) in document)
                {
                    dictionary.Set(name, FromState(member));
                }

                return dictionary;
            default:
                return value;
        }
    }

    /// <summary>The items of a loop.</summary>
    public static IReadOnlyList<object?> Items(object? value, Budget budget) =>
        Unwrap(value, budget) switch
        {
            PyList list => list.Items,
            PyTuple tuple => tuple.Items,
            PySet set => set.Items,
            PyDict dictionary => [.. dictionary.Entries.Select(entry => entry.Key)],
            string text => Characters(text, budget),
            var other => throw EvaluationErrors.NotIterable(other),
        };

    /// <summary>The value as a JSON node without parent.</summary>
    public static JsonNode? ToJson(object? value, Budget budget)
    {
        budget.Step();
        return value switch
        {
            null => null,
            JsonNode node => Copy(node, budget),
            bool truth => JsonValue.Create(truth),
            string text => FromText(text, budget),
            BigInteger number => Integer(number),
            double number => double.IsFinite(number)
                ? JsonNode.Parse(PythonText.Number(number))
                : throw EvaluationErrors.NoJson(value),
            PyDict dictionary => new JsonObject(
                dictionary.Entries.Select(entry => Member(entry, budget)).DistinctBy(member => member.Key)
            ),
            PyList list => Array(list.Items, budget),
            PyTuple tuple => Array(tuple.Items, budget),
            PySet set => Array(set.Items, budget),
            _ => throw EvaluationErrors.NoJson(value),
        };
    }

    /// <summary>A part of the state as a JSON node without parent.</summary>
    public static JsonNode? Copy(JsonNode? node, Budget budget)
    {
        Charge(node, budget);
        return node?.DeepClone();
    }

    /// <summary>The name of a value's type in Python.</summary>
    public static string TypeName(object? value) =>
        value switch
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

    /// <summary>The number of items of a value; null for values without items.</summary>
    public static int? Count(object? value) =>
        value switch
        {
            JsonArray array => array.Count,
            JsonObject document => document.Count,
            PyList list => list.Items.Count,
            PyTuple tuple => tuple.Items.Count,
            PySet set => set.Items.Count,
            PyDict dictionary => dictionary.Count,
            _ => null,
        };

    /// <summary>Whether a condition treats the value as true.</summary>
    public static bool IsTrue(object? value) =>
        value switch
        {
            null => false,
            bool truth => truth,
            BigInteger number => !number.IsZero,
            double number => number != 0,
            string text => text.Length > 0,
            _ => Count(value) != 0,
        };

    private static IReadOnlyList<object?> Characters(string text, Budget budget)
    {
        budget.List(text.Length);
        return [.. Globus.Automate.Emulator.Evaluation.Values.Text.Characters(text)];
    }

    private static object? Scalar(JsonValue value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => ReadText(value),
            JsonValueKind.Number => Numbers.FromJson(value.ToJsonString()),
            _ => null,
        };

    // An unpaired surrogate is well-formed JSON and not a valid string.
    private static string ReadText(JsonValue value)
    {
        try
        {
            return value.TryGetValue<string>(out var text) ? text : value.ToString();
        }
        catch (InvalidOperationException)
        {
            throw EvaluationErrors.NotUnicode();
        }
    }

    private static void Charge(JsonNode? node, Budget budget)
    {
        switch (node)
        {
            case JsonArray array:
                budget.Step();
                foreach (var item in array)
                {
                    Charge(item, budget);
                }

                break;
            case JsonObject document:
                budget.Step();
                foreach (var (name, member) in document)
                {
                    budget.Output(name.Length);
                    Charge(member, budget);
                }

                break;
            default:
                budget.Output(FromState(node) is string text ? text.Length : 0);
                break;
        }
    }

    private static JsonValue FromText(string text, Budget budget)
    {
        budget.Output(text.Length);
        return JsonValue.Create(text);
    }

    private static JsonNode? Integer(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue
            ? JsonValue.Create((long)number)
            : JsonNode.Parse(Numbers.ToText(number));

    private static JsonArray Array(IEnumerable<object?> items, Budget budget) =>
        [.. items.Select(item => ToJson(item, budget))];

    private static KeyValuePair<string, JsonNode?> Member(KeyValuePair<object?, object?> entry, Budget budget) =>
        KeyValuePair.Create(Name(entry.Key, budget), ToJson(entry.Value, budget));

    // Other keys are converted to strings, as Python's json does.
    private static string Name(object? key, Budget budget) =>
        key switch
        {
            string text => text,
            null => "null",
            bool truth => truth ? "true" : "false",
            PyTuple => throw EvaluationErrors.NoJson(key),
            _ => Globus.Automate.Emulator.Evaluation.Values.Text.Of(key, budget),
        };
}
