using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Functions;

/// <summary>
/// Python's methods of dictionaries, lists and tuples that do not change them. Views of a dictionary are lists.
/// </summary>
internal static class CollectionMethods
{
    public static readonly Dictionary<string, Method<PyDict>> OfDictionaries = new(StringComparer.Ordinal)
    {
        ["get"] = new(2, (dictionary, arguments, _) =>
            dictionary.TryGet(arguments.Required(0), out var value) ? value : arguments.Optional(1)
        ),
        ["keys"] = new(0, (dictionary, _, _) => new PyList([.. dictionary.Entries.Select(entry => entry.Key)])),
        ["values"] = new(0, (dictionary, _, _) => new PyList([.. dictionary.Entries.Select(entry => entry.Value)])),
        ["items"] = new(0, (dictionary, _, _) =>
            new PyList([.. dictionary.Entries.Select(entry => new PyTuple([entry.Key, entry.Value]))])
        ),
        ["copy"] = new(0, (dictionary, _, _) => dictionary),
    };

    public static readonly Dictionary<string, Method<IReadOnlyList<object?>>> OfSequences = new(StringComparer.Ordinal)
    {
        ["count"] = new(1, (items, arguments, budget) =>
            new BigInteger(items.Count(item => Comparison.AreEqual(item, arguments.Required(0), budget)))
        ),
        ["index"] = new(1, (items, arguments, budget) => Find(items, arguments, budget)),
    };

    private static BigInteger Find(IReadOnlyList<object?> items, Arguments arguments, Budget budget)
    {
        var wanted = arguments.Required(0);
        for (var i = 0; i < items.Count; i++)
        {
            if (Comparison.AreEqual(items[i], wanted, budget))
            {
                return new BigInteger(i);
            }
        }

        throw EvaluationErrors.NotFound(wanted);
    }
}
