namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The methods of values. A member of a dictionary that has a method's name is reached by index, as in Python.</summary>
internal static class Methods
{
    public static object? Call(object? target, string name, Arguments arguments, Budget budget)
    {
        budget.Step();
        var result = target switch
        {
            string text => StringMethods.Call(text, name, arguments, budget),
            PyDict dictionary => CallDictionary(dictionary, name, arguments),
            PyList list => CallSequence(list.Items, name, arguments, budget),
            PyTuple tuple => CallSequence(tuple.Items, name, arguments, budget),
            _ => NoMethod,
        };
        return ReferenceEquals(result, NoMethod) ? throw Failures.NoAttribute(name, target) : result;
    }

    /// <summary>What stands for "there is no such method"; null is a result.</summary>
    public static object NoMethod { get; } = new();

    private static object? CallDictionary(PyDict dictionary, string name, Arguments arguments) => name switch
    {
        "get" => dictionary.TryGet(arguments.Allow(2).Required(0), out var value) ? value : arguments.Optional(1),
        "keys" => new PyList([.. dictionary.Entries.Select(entry => entry.Key)]),
        "values" => new PyList([.. dictionary.Entries.Select(entry => entry.Value)]),
        "items" => new PyList([.. dictionary.Entries.Select(entry => (object?)new PyTuple([entry.Key, entry.Value]))]),
        _ => NoMethod,
    };

    private static object? CallSequence(IReadOnlyList<object?> items, string name, Arguments arguments, Budget budget)
    {
        if (name is not ("count" or "index"))
            return NoMethod;
        var wanted = arguments.Allow(1).Required(0);
        budget.Steps(items.Count);
        if (name == "count")
            return new System.Numerics.BigInteger(items.Count(item => Comparison.AreEqual(item, wanted)));
        for (var i = 0; i < items.Count; i++)
        {
            if (Comparison.AreEqual(items[i], wanted))
                return new System.Numerics.BigInteger(i);
        }

        throw Failures.Runtime($"{Text.Representation(wanted)} is not in the list");
    }
}
