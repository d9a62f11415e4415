using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Functions;

/// <summary>Attributes of values.</summary>
internal static class Attributes
{
    // simpleeval refuses these names after a dot for every value.
    private static readonly HashSet<string> Forbidden =
    [
        "format",
        "format_map",
        "mro",
        "tb_frame",
        "gi_frame",
        "ag_frame",
        "cr_frame",
        "exec",
    ];

    /// <summary>Refuses names of Python's internals and of formatting methods, as simpleeval does.</summary>
    public static void RequireAllowed(string name)
    {
        if (name.StartsWith('_') || name.StartsWith("func_", StringComparison.Ordinal) || Forbidden.Contains(name))
        {
            throw EvaluationErrors.ForbiddenAttribute(name);
        }
    }

    /// <summary><c>target.name</c>: a member of a dictionary.</summary>
    public static object? Get(object? target, string name)
    {
        RequireAllowed(name);
        return target switch
        {
            JsonObject or PyDict when Methods.HidesMember(name) => throw EvaluationErrors.HiddenMember(name),
            JsonObject document when document.TryGetPropertyValue(name, out var member) => PyValues.FromState(member),
            PyDict dictionary when dictionary.TryGet(name, out var value) => value,
            _ => throw EvaluationErrors.NoAttribute(name, target),
        };
    }
}
