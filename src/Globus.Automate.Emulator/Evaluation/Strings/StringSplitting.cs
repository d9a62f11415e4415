using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Strings;

/// <summary>Splits strings at a separator, at white space, or at line breaks.</summary>
internal static class StringSplitting
{
    public static PyList Split(string text, Arguments arguments, Budget budget)
    {
        var maximum = MaximumSplits(arguments);
        return List(
            Separator(text, arguments, budget) is { } separator
                ? AtSeparator(text, separator, maximum)
                : AtSpace(text, maximum),
            budget
        );
    }

    public static PyList SplitFromRight(string text, Arguments arguments, Budget budget)
    {
        var maximum = MaximumSplits(arguments);
        return List(
            Separator(text, arguments, budget) is { } separator
                ? AtSeparatorFromRight(text, separator, maximum)
                : AtSpaceFromRight(text, maximum),
            budget
        );
    }

    public static PyList Lines(string text, Arguments arguments, Budget budget)
    {
        budget.Scan(text.Length);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return List(lines[^1].Length == 0 ? lines[..^1] : lines, budget);
    }

    public static PyTuple Partition(string text, Arguments arguments, Budget budget)
    {
        var separator = NotEmpty(arguments.String(0));
        var at = StringSearch.First(text, separator, budget);
        return at < 0
            ? new PyTuple([text, "", ""])
            : new PyTuple([text[..at], separator, text[(at + separator.Length)..]]);
    }

    public static PyTuple PartitionFromRight(string text, Arguments arguments, Budget budget)
    {
        var separator = NotEmpty(arguments.String(0));
        var at = StringSearch.Last(text, separator, budget);
        return at < 0
            ? new PyTuple(["", "", text])
            : new PyTuple([text[..at], separator, text[(at + separator.Length)..]]);
    }

    private static string[] AtSeparator(string text, string separator, int maximum) =>
        text.Split(separator, maximum == int.MaxValue ? maximum : maximum + 1);

    private static List<string> AtSeparatorFromRight(string text, string separator, int maximum)
    {
        var parts = new List<string>();
        var end = text.Length;
        while (
            parts.Count < maximum
            && end >= separator.Length
            && text.LastIndexOf(separator, end - 1, StringComparison.Ordinal) is var at and >= 0
        )
        {
            parts.Insert(0, text[(at + separator.Length)..end]);
            end = at;
        }

        parts.Insert(0, text[..end]);
        return parts;
    }

    /// <summary>Runs of white space count as one separator, and are removed from the split ends.</summary>
    private static List<string> AtSpace(string text, int maximum)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().TrimStart();
        while (rest.Length > 0)
        {
            var end = parts.Count < maximum ? EndOfWord(rest) : rest.Length;
            parts.Add(rest[..end].ToString());
            rest = rest[end..].TrimStart();
        }

        return parts;
    }

    private static List<string> AtSpaceFromRight(string text, int maximum)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().TrimEnd();
        while (rest.Length > 0)
        {
            var start = parts.Count < maximum ? StartOfWord(rest) : 0;
            parts.Insert(0, rest[start..].ToString());
            rest = rest[..start].TrimEnd();
        }

        return parts;
    }

    private static int EndOfWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int StartOfWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static PyList List(IEnumerable<string> parts, Budget budget)
    {
        var items = parts.ToList<object?>();
        budget.List(items.Count);
        return new PyList(items);
    }

    private static string? Separator(string text, Arguments arguments, Budget budget)
    {
        var separator = arguments.OptionalString(0, "sep");
        budget.Search(text.Length, separator?.Length ?? 1);
        return separator is null ? null : NotEmpty(separator);
    }

    private static string NotEmpty(string separator) =>
        separator.Length > 0 ? separator : throw EvaluationErrors.EmptySeparator();

    private static int MaximumSplits(Arguments arguments) =>
        Numbers.Index(arguments.Optional(1, "maxsplit", BigInteger.MinusOne)) is var cuts and >= 0
            ? cuts
            : int.MaxValue;
}
