using System.Numerics;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The functions of expressions: the flow language's own, and those that simpleeval has by default and are harmless.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<Arguments, EvaluationScope, object?>> Table = new(StringComparer.Ordinal)
    {
        ["pathsplit"] = (arguments, _) => PathSplit(arguments.Allow(1).String(0)),
        ["is_present"] = (arguments, scope) => TryRead(arguments.Allow(1).String(0), scope, out _),
        ["getattr"] = (arguments, scope) => TryRead(arguments.Allow(2, "default").String(0), scope, out var value) ? value : arguments.Optional(1, "default"),
        ["len"] = (arguments, scope) => Length(arguments.Allow(1).Required(0), scope.Budget),
        ["str"] = (arguments, scope) => ToText(arguments.Allow(1).Optional(0, otherwise: ""), scope.Budget),
        ["int"] = (arguments, _) => ToInteger(arguments.Allow(1).Optional(0, otherwise: BigInteger.Zero)),
        ["float"] = (arguments, _) => ToReal(arguments.Allow(1).Optional(0, otherwise: BigInteger.Zero)),
    };

    public static object? Call(string name, Arguments arguments, EvaluationScope scope) =>
        Table.TryGetValue(name, out var function) ? function(arguments, scope) : throw Failures.UnknownFunction(name);

    /// <summary>The folder and the last part of a path; "/~/", a collection's default folder, is never taken apart.</summary>
    private static PyTuple PathSplit(string path)
    {
        const string DefaultFolder = "/~/";
        var slash = path.LastIndexOf('/');
        if (slash == DefaultFolder.Length - 1 && path.StartsWith(DefaultFolder, StringComparison.Ordinal))
            return new PyTuple([DefaultFolder, path[DefaultFolder.Length..]]);
        var head = path[..(slash + 1)];
        var trimmed = head.TrimEnd('/');
        return new PyTuple([trimmed.Length > 0 ? trimmed : head, path[(slash + 1)..]]);
    }

    private static bool TryRead(string text, EvaluationScope scope, out object? value)
    {
        if (!JsonPath.TryParse("$." + text, out var path, out var error))
            throw Failures.Runtime($"'{text}' is not a path: {error.Message}");
        var found = PathReader.TryRead(path, scope, out var node);
        value = found ? Values.Whole(Values.FromState(node), scope.Budget) : null;
        return found;
    }

    private static BigInteger Length(object? value, Budget budget) => value is string text
        ? Text.Characters(text).Count()
        : Values.TypeName(value) is "list" or "tuple" or "set" or "dict" ? Values.Items(value, budget).Count : throw Failures.Runtime($"a {Values.TypeName(value)} has no length");

    private static string ToText(object? value, Budget budget)
    {
        var text = Text.Of(value);
        budget.String(text.Length);
        return text;
    }

    private static object ToInteger(object? value) => value switch
    {
        string text => Numbers.TryParse(text.Trim(), out var number) && number is BigInteger ? number : throw Failures.NotANumber(text),
        double real when double.IsFinite(real) => new BigInteger(Math.Truncate(real)),
        _ when Numbers.TryInteger(value, out var number) => number,
        _ => throw Failures.WrongArguments("int"),
    };

    private static double ToReal(object? value) => value switch
    {
        string text => Numbers.TryParse(text.Trim(), out var number) && Numbers.TryReal(number, out var real) ? real : throw Failures.NotANumber(text),
        _ when Numbers.TryReal(value, out var number) => number,
        _ => throw Failures.WrongArguments("float"),
    };
}
