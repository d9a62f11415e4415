using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Strings;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Functions;

/// <summary>Finds methods of values by name, if they do not change the value.</summary>
internal static class Methods
{
    // Python finds a method before simpleeval looks for a member, so such a member is not accessible with a dot.
    private static readonly HashSet<string> NamesOfDictionaries =
    [
        "clear",
        "copy",
        "fromkeys",
        "get",
        "items",
        "keys",
        "pop",
        "popitem",
        "setdefault",
        "update",
        "values",
    ];

    public static object? Call(object? target, string name, Arguments arguments, Budget budget)
    {
        budget.Steps(1 + (PyValues.Count(target) ?? 0));
        return target switch
        {
            string text when StringMethods.Table.TryGetValue(name, out var method) => method.Call(
                text,
                arguments,
                budget
            ),
            PyDict dictionary when CollectionMethods.OfDictionaries.TryGetValue(name, out var method) => method.Call(
                dictionary,
                arguments,
                budget
            ),
            PyList list when CollectionMethods.OfSequences.TryGetValue(name, out var method) => method.Call(
                list.Items,
                arguments,
                budget
            ),
            PyTuple tuple when CollectionMethods.OfSequences.TryGetValue(name, out var method) => method.Call(
                tuple.Items,
                arguments,
                budget
            ),
            PyDict dictionary when !HidesMember(name) && dictionary.TryGet(name, out var member) =>
                throw EvaluationErrors.NotCallable(member),
            _ => throw EvaluationErrors.NoMethod(name, target),
        };
    }

    /// <summary>Whether a method of dictionaries hides a member of that name.</summary>
    public static bool HidesMember(string name) => NamesOfDictionaries.Contains(name);
}
