using System.Globalization;
using System.Numerics;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Python's methods of strings (https://docs.python.org/3/library/stdtypes.html#string-methods), less those that format.</summary>
internal static class StringMethods
{
    private static readonly Dictionary<string, Func<string, Arguments, Budget, object?>> Table = new(StringComparer.Ordinal)
    {
        ["upper"] = (text, arguments, _) => arguments.Allow(0) is null ? null : text.ToUpperInvariant(),
        ["lower"] = (text, arguments, _) => arguments.Allow(0) is null ? null : text.ToLowerInvariant(),
        ["title"] = (text, arguments, _) => arguments.Allow(0) is null ? null : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant()),
        ["capitalize"] = (text, arguments, _) => arguments.Allow(0) is null || text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant(),
        ["strip"] = (text, arguments, _) => StringTrimming.Both(text, arguments.Allow(1).OptionalString(0)),
        ["lstrip"] = (text, arguments, _) => StringTrimming.Left(text, arguments.Allow(1).OptionalString(0)),
        ["rstrip"] = (text, arguments, _) => StringTrimming.Right(text, arguments.Allow(1).OptionalString(0)),
        ["removeprefix"] = (text, arguments, _) => arguments.Allow(1).String(0) is var prefix && text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text,
        ["removesuffix"] = (text, arguments, _) => arguments.Allow(1).String(0) is { Length: > 0 } suffix && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text,
        ["startswith"] = (text, arguments, _) => AnyOf(arguments.Allow(1), part => text.StartsWith(part, StringComparison.Ordinal)),
        ["endswith"] = (text, arguments, _) => AnyOf(arguments.Allow(1), part => text.EndsWith(part, StringComparison.Ordinal)),
        ["split"] = (text, arguments, budget) => StringSplitting.Split(text, arguments.Allow(2, "sep", "maxsplit"), budget),
        ["rsplit"] = (text, arguments, budget) => StringSplitting.SplitFromRight(text, arguments.Allow(2, "sep", "maxsplit"), budget),
        ["splitlines"] = (text, arguments, budget) => StringSplitting.Lines(text, arguments.Allow(0), budget),
        ["partition"] = (text, arguments, _) => StringSplitting.Partition(text, arguments.Allow(1).String(0)),
        ["rpartition"] = (text, arguments, _) => StringSplitting.PartitionFromRight(text, arguments.Allow(1).String(0)),
        ["join"] = Join,
        ["replace"] = Replace,
        ["find"] = (text, arguments, _) => new BigInteger(text.IndexOf(arguments.Allow(1).String(0), StringComparison.Ordinal)),
        ["rfind"] = (text, arguments, _) => new BigInteger(text.LastIndexOf(arguments.Allow(1).String(0), StringComparison.Ordinal)),
        ["count"] = (text, arguments, budget) => Count(text, arguments.Allow(1).String(0), budget),
        ["isdigit"] = (text, arguments, _) => arguments.Allow(0) is not null && text.Length > 0 && text.All(char.IsDigit),
        ["isalpha"] = (text, arguments, _) => arguments.Allow(0) is not null && text.Length > 0 && text.All(char.IsLetter),
        ["isalnum"] = (text, arguments, _) => arguments.Allow(0) is not null && text.Length > 0 && text.All(char.IsLetterOrDigit),
        ["isspace"] = (text, arguments, _) => arguments.Allow(0) is not null && text.Length > 0 && text.All(char.IsWhiteSpace),
        ["zfill"] = ZeroFill,
    };

    public static object? Call(string text, string name, Arguments arguments, Budget budget)
    {
        budget.Steps(1 + (text.Length / 100));
        return Table.TryGetValue(name, out var method) ? method(text, arguments, budget) : Methods.NoMethod;
    }

    private static bool AnyOf(Arguments arguments, Func<string, bool> holds) => arguments.Required(0) switch
    {
        string part => holds(part),
        PyTuple parts => parts.Items.Any(part => part is string text ? holds(text) : throw Failures.NotAString(part)),
        var other => throw Failures.NotAString(other),
    };

    private static string Join(string text, Arguments arguments, Budget budget)
    {
        var parts = Values.Items(arguments.Allow(1).Required(0), budget).Select(item => item as string ?? throw Failures.NotAString(item)).ToList();
        budget.String(parts.Sum(part => (long)part.Length) + ((long)text.Length * parts.Count));
        return string.Join(text, parts);
    }

    private static string Replace(string text, Arguments arguments, Budget budget)
    {
        var (old, with) = (arguments.Allow(2).String(0), arguments.String(1));
        if (old.Length == 0)
            throw Failures.WrongArguments("replace");
        budget.String(text.Length + ((long)(text.Length / old.Length) * with.Length));
        return text.Replace(old, with, StringComparison.Ordinal);
    }

    private static BigInteger Count(string text, string part, Budget budget)
    {
        budget.Steps(text.Length / 100);
        return new BigInteger(part.Length == 0 ? text.Length + 1 : (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length);
    }

    private static string ZeroFill(string text, Arguments arguments, Budget budget)
    {
        var width = Numbers.Index(arguments.Allow(1).Required(0));
        budget.String(Math.Max(width, 0));
        var sign = text is ['+' or '-', ..] ? 1 : 0;
        return width <= text.Length ? text : text[..sign] + new string('0', width - text.Length) + text[sign..];
    }
}
