using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Strings;

/// <summary>
/// Python's methods of strings (https://docs.python.org/3/library/stdtypes.html#string-methods), except formatting.
/// </summary>
internal static class StringMethods
{
    public static readonly Dictionary<string, Method<string>> Table = new(StringComparer.Ordinal)
    {
        ["upper"] = Change(text => text.ToUpperInvariant()),
        ["lower"] = Change(text => text.ToLowerInvariant()),
        ["casefold"] = Change(text => text.ToLowerInvariant()),
        ["swapcase"] = Change(text =>
            string.Concat(
                text.Select(character =>
                    char.IsUpper(character) ? char.ToLowerInvariant(character) : char.ToUpperInvariant(character)
                )
            )
        ),
        ["capitalize"] = Change(text =>
            text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant()
        ),
        ["title"] = Change(Title),
        ["isdigit"] = Check(char.IsDigit),
        ["isdecimal"] = Check(char.IsDigit),
        ["isnumeric"] = Check(char.IsNumber),
        ["isalpha"] = Check(char.IsLetter),
        ["isalnum"] = Check(char.IsLetterOrDigit),
        ["isspace"] = Check(char.IsWhiteSpace),
        ["isupper"] = new(0, (text, _, budget) => IsCased(text, char.IsLower, budget)),
        ["islower"] = new(0, (text, _, budget) => IsCased(text, char.IsUpper, budget)),
        ["isascii"] = new(0, (text, _, budget) => ChargeScan(text, budget).All(char.IsAscii)),
        ["strip"] = new(1, StringTrimming.Both),
        ["lstrip"] = new(1, StringTrimming.Left),
        ["rstrip"] = new(1, StringTrimming.Right),
        ["removeprefix"] = new(1, (text, arguments, budget) =>
            ChargeScan(text, budget).StartsWith(arguments.String(0), StringComparison.Ordinal)
                ? text[arguments.String(0).Length..]
                : text
        ),
        ["removesuffix"] = new(1, (text, arguments, budget) =>
            ChargeScan(text, budget).EndsWith(arguments.String(0), StringComparison.Ordinal)
                ? text[..^arguments.String(0).Length]
                : text
        ),
        ["startswith"] = new(1, (text, arguments, budget) =>
            AnyOf(arguments, part => ChargeScan(text, budget).StartsWith(part, StringComparison.Ordinal))
        ),
        ["endswith"] = new(1, (text, arguments, budget) =>
            AnyOf(arguments, part => ChargeScan(text, budget).EndsWith(part, StringComparison.Ordinal))
        ),
        ["split"] = new(2, StringSplitting.Split, "sep", "maxsplit"),
        ["rsplit"] = new(2, StringSplitting.SplitFromRight, "sep", "maxsplit"),
        ["splitlines"] = new(0, StringSplitting.Lines),
        ["partition"] = new(1, StringSplitting.Partition),
        ["rpartition"] = new(1, StringSplitting.PartitionFromRight),
        ["find"] = new(1, (text, arguments, budget) =>
            Position(text, StringSearch.First(text, arguments.String(0), budget))
        ),
        ["rfind"] = new(1, (text, arguments, budget) =>
            Position(text, StringSearch.Last(text, arguments.String(0), budget))
        ),
        ["index"] = new(1, (text, arguments, budget) =>
            Position(text, Found(StringSearch.First(text, arguments.String(0), budget), arguments))
        ),
        ["rindex"] = new(1, (text, arguments, budget) =>
            Position(text, Found(StringSearch.Last(text, arguments.String(0), budget), arguments))
        ),
        ["count"] = new(1, (text, arguments, budget) =>
            new BigInteger(StringSearch.Count(text, arguments.String(0), budget))
        ),
        ["replace"] = new(3, StringSearch.Replace),
        ["join"] = new(1, Join),
        ["zfill"] = new(1, (text, arguments, budget) => ZeroFill(text, Missing(text, arguments, budget))),
        ["ljust"] = new(2, (text, arguments, budget) => text + Fill(arguments, Missing(text, arguments, budget))),
        ["rjust"] = new(2, (text, arguments, budget) => Fill(arguments, Missing(text, arguments, budget)) + text),
        ["center"] = new(2, Center),
    };

    private static Method<string> Change(Func<string, string> change) => new(0, (text, _, budget) =>
        {
            budget.String(text.Length);
            return change(ChargeScan(text, budget));
        });

    private static Method<string> Check(Func<char, bool> check) =>
        new(0, (text, _, budget) => text.Length > 0 && ChargeScan(text, budget).All(check));

    private static string ChargeScan(string text, Budget budget)
    {
        budget.Scan(text.Length);
        return text;
    }

    private static bool IsCased(string text, Func<char, bool> isOtherCase, Budget budget) =>
        ChargeScan(text, budget).Any(character => char.IsUpper(character) || char.IsLower(character))
        && !text.Any(isOtherCase);

    /// <summary>Letters that do not follow a letter become uppercase, all others lowercase: <c>It'S</c>.</summary>
    private static string Title(string text) =>
        string.Concat(
            text.Select(
                (character, index) =>
                    index > 0 && char.IsLetter(text[index - 1])
                        ? char.ToLowerInvariant(character)
                        : char.ToUpperInvariant(character)
            )
        );

    private static bool AnyOf(Arguments arguments, Func<string, bool> holds) =>
        arguments.Required(0) switch
        {
            string part => holds(part),
            PyTuple parts => parts.Items.Any(part =>
                part is string text ? holds(text) : throw EvaluationErrors.NotAString(part)
            ),
            var other => throw EvaluationErrors.NotAString(other),
        };

    private static BigInteger Position(string text, int index) => Text.Position(text, index);

    private static int Found(int index, Arguments arguments) =>
        index >= 0 ? index : throw EvaluationErrors.NotFound(arguments.String(0));

    private static string Join(string text, Arguments arguments, Budget budget)
    {
        var parts = PyValues
            .Items(arguments.Required(0), budget)
            .Select(item => item as string ?? throw EvaluationErrors.NotAString(item))
            .ToList();
        budget.String(parts.Sum(part => (long)part.Length) + ((long)text.Length * parts.Count));
        return string.Join(text, parts);
    }

    /// <summary>The number of characters that are missing to the requested width.</summary>
    private static int Missing(string text, Arguments arguments, Budget budget)
    {
        var width = Numbers.Index(arguments.Required(0));
        var missing = Math.Max(0, width - Text.Length(text, budget));
        budget.String((long)text.Length + missing);
        return missing;
    }

    private static string Fill(Arguments arguments, int count)
    {
        var fill = arguments.OptionalString(1) ?? " ";
        return fill.Length == 1 ? new string(fill[0], count) : throw EvaluationErrors.NotOneCharacter(fill);
    }

    private static string ZeroFill(string text, int missing)
    {
        var sign = text is ['+' or '-', ..] ? 1 : 0;
        return text.Insert(sign, new string('0', missing));
    }

    private static string Center(string text, Arguments arguments, Budget budget)
    {
        var missing = Missing(text, arguments, budget);
        var left = (missing / 2) + (missing & Numbers.Index(arguments.Required(0)) & 1);
        return Fill(arguments, left) + text + Fill(arguments, missing - left);
    }
}
