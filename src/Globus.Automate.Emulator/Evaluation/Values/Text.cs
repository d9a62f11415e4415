using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Language;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>
/// Converts values to text as Python's <c>str</c> and <c>repr</c> do, and accesses the characters of strings.
/// </summary>
internal static class Text
{
    /// <summary>Converts as <c>str</c> does.</summary>
    public static string Of(object? value, Budget budget) => value as string ?? Represent(value, budget);

    /// <summary>Converts as <c>repr</c> does.</summary>
    public static string Represent(object? value, Budget budget)
    {
        var text = new StringBuilder();
        Append(text, value, budget);
        budget.String(text.Length);
        return text.ToString();
    }

    /// <summary>The text with Python's escapes for all characters that are not ASCII.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            escaped.Append(
                character.Value switch
                {
                    < 0x80 => character.ToString(),
                    < 0x100 => $"\\x{character.Value:x2}",
                    < 0x10000 => $"\\u{character.Value:x4}",
                    _ => $"\\U{character.Value:x8}",
                }
            );
        }

        return escaped.ToString();
    }

    /// <summary>The number of characters of a string; as in Python, a surrogate pair is one.</summary>
    public static int Length(string text, Budget budget)
    {
        budget.Scan(text.Length);
        return Length(text);
    }

    /// <summary>The position in Python for an index in .NET.</summary>
    public static int Position(string text, int index) => index < 0 ? index : Length(text.AsSpan(0, index));

    /// <summary>The characters of a string as in Python.</summary>
    public static IEnumerable<string> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            yield return isPair ? text.Substring(i++, 2) : text.Substring(i, 1);
        }
    }

    /// <summary>
    /// Negative, zero or positive; compares by code points, of which those in surrogate pairs are the largest.
    /// </summary>
    public static int Compare(string left, string right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return Weight(left[i]) - Weight(right[i]);
            }
        }

        return left.Length - right.Length;
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    private static int Weight(char character) => char.IsSurrogate(character) ? character + char.MaxValue : character;

    private static void Append(StringBuilder text, object? value, Budget budget)
    {
        budget.Step();
        if (text.Length > Budget.MaximumStringLength)
        {
            budget.String(text.Length);
        }

        switch (value is JsonNode ? PyValues.Unwrap(value, budget) : value)
        {
            case PyList list:
                AppendAll(text, "[", list.Items, "]", budget);
                break;
            case PyTuple tuple:
                AppendAll(text, "(", tuple.Items, tuple.Items.Count == 1 ? ",)" : ")", budget);
                break;
            case PySet { Items.Count: > 0 } set:
                AppendAll(text, "{", set.Items, "}", budget);
                break;
            case PyDict dictionary:
                AppendEntries(text, dictionary, budget);
                break;
            case var scalar:
                text.Append(Scalar(scalar));
                break;
        }
    }

    private static string Scalar(object? value) =>
        value switch
        {
            null => "None",
            bool truth => truth ? "True" : "False",
            BigInteger number => Numbers.ToText(number),
            double number => PythonText.Number(number),
            string part => PythonText.Quote(part),
            _ => "set()",
        };

    private static void AppendAll(
        StringBuilder text,
        string open,
        IReadOnlyList<object?> items,
        string close,
        Budget budget
    )
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            Append(text, items[i], budget);
        }

        text.Append(close);
    }

    private static void AppendEntries(StringBuilder text, PyDict dictionary, Budget budget)
    {
        var separator = "{";
        foreach (var (key, value) in dictionary.Entries)
        {
            text.Append(separator);
            separator = ", ";
            Append(text, key, budget);
            text.Append(": ");
            Append(text, value, budget);
        }

        text.Append(dictionary.Count == 0 ? "{}" : "}");
    }
}
