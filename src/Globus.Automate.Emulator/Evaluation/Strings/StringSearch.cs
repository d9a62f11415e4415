using System.Numerics;
using System.Text;
using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Strings;

/// <summary>Searches and replaces parts of strings.</summary>
internal static class StringSearch
{
    public static int First(string text, string part, Budget budget)
    {
        budget.Search(text.Length, part.Length);
        return text.IndexOf(part, StringComparison.Ordinal);
    }

    public static int Last(string text, string part, Budget budget)
    {
        budget.Search(text.Length, part.Length);
        return text.LastIndexOf(part, StringComparison.Ordinal);
    }

    /// <summary>
    /// The number of occurrences without overlaps; the empty string occurs before each character and at the end.
    /// </summary>
    public static int Count(string text, string part, Budget budget)
    {
        if (part.Length == 0)
        {
            return Text.Length(text, budget) + 1;
        }

        budget.Search(text.Length, part.Length);
        var count = 0;
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }

    public static string Replace(string text, Arguments arguments, Budget budget)
    {
        var (part, with) = (arguments.String(0), arguments.String(1));
        var maximum = Numbers.Index(arguments.Optional(2, otherwise: BigInteger.MinusOne));
        var count = Count(text, part, budget);
        if (maximum >= 0)
        {
            count = Math.Min(count, maximum);
        }

        budget.String(text.Length + ((long)count * (with.Length - part.Length)));
        return part.Length == 0 ? Interleave(text, with, count) : Replace(text, part, with, count);
    }

    private static string Replace(string text, string part, string with, int count)
    {
        var result = new StringBuilder();
        var from = 0;
        for (; count > 0; count--)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            result.Append(text, from, at - from).Append(with);
            from = at + part.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static string Interleave(string text, string with, int count)
    {
        var result = new StringBuilder();
        foreach (var character in Text.Characters(text))
        {
            result.Append(count-- > 0 ? with : "").Append(character);
        }

        return result.Append(count > 0 ? with : "").ToString();
    }
}
