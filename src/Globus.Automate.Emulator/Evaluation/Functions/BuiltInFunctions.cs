using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Emulator.Evaluation.Functions;

/// <summary>
/// The functions of expressions: those of the flow language, and the safe default functions of simpleeval.
/// </summary>
internal static class BuiltInFunctions
{
    private const string DefaultFolder = "/~/";

    private static readonly Dictionary<string, Func<Arguments, EvaluationScope, object?>> Table = new(
        StringComparer.Ordinal
    )
    {
        ["pathsplit"] = (arguments, _) => SplitPath(arguments.Allow(1).String(0)),
        ["is_present"] = (arguments, scope) => TryRead(arguments.Allow(1).String(0), scope, out _),
        ["getattr"] = (arguments, scope) =>
            TryRead(arguments.Allow(2, "default").String(0), scope, out var value)
                ? value
                : arguments.Optional(1, "default"),
        ["len"] = (arguments, scope) => Length(arguments.Allow(1).Required(0), scope.Budget),
        ["str"] = (arguments, scope) => Text.Of(arguments.Allow(1).Optional(0, otherwise: ""), scope.Budget),
        ["int"] = (arguments, _) => ToInteger(arguments.Allow(1).Optional(0, otherwise: BigInteger.Zero)),
        ["float"] = (arguments, _) => ToReal(arguments.Allow(1).Optional(0, otherwise: BigInteger.Zero)),
    };

    public static object? Call(string name, Arguments arguments, EvaluationScope scope) =>
        Table.TryGetValue(name, out var function)
            ? function(arguments, scope)
            : throw EvaluationErrors.UnknownFunction(name);

    /// <summary>The folder and the last part of a path; "/~/", a collection's default folder, is never split.</summary>
    private static PyTuple SplitPath(string path)
    {
        var slash = path.LastIndexOf('/');
        var (head, tail) = (path[..(slash + 1)], path[(slash + 1)..]);
        if (head == DefaultFolder)
        {
            return new PyTuple([head, tail]);
        }

        var trimmed = head.TrimEnd('/');
        return new PyTuple([trimmed.Length > 0 ? trimmed : head, tail]);
    }

    private static bool TryRead(string text, EvaluationScope scope, out object? value)
    {
        if (!JsonPath.TryParse("$." + text, out var path, out var error))
        {
            throw EvaluationErrors.NotAPath(text, error.Reason);
        }

        var found = PathReader.TryRead(path, scope, out var node);
        value = found ? PyValues.FromState(node) : null;
        return found;
    }

    private static BigInteger Length(object? value, Budget budget) =>
        value is string text
            ? Text.Length(text, budget)
            : PyValues.Count(value) ?? throw EvaluationErrors.NoLength(value);

    private static BigInteger ToInteger(object? value) =>
        value switch
        {
            string text => Numbers.ReadInteger(text),
            double real when double.IsFinite(real) => new BigInteger(Math.Truncate(real)),
            _ when Numbers.TryInteger(value, out var number) => number,
            _ => throw EvaluationErrors.NoNumber("int", value),
        };

    private static double ToReal(object? value) =>
        value switch
        {
            string text => Numbers.ReadReal(text),
            _ when Numbers.TryReal(value, out var number) => number,
            _ => throw EvaluationErrors.NoNumber("float", value),
        };
}
