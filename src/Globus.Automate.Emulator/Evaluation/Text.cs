using System.Globalization;
using System.Numerics;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Values as text: what Python's <c>str</c> and <c>repr</c> give.</summary>
internal static class Text
{
    /// <summary>What <c>str</c> gives.</summary>
    public static string Of(object? value) => value as string ?? Representation(value);

    /// <summary>What <c>repr</c> gives.</summary>
    public static string Representation(object? value) => value switch
    {
        null => "None",
        bool truth => truth ? "True" : "False",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => Real(number),
        string text => Quoted(text),
        PyList list => $"[{Joined(list.Items)}]",
        PyTuple { Items.Count: 1 } tuple => $"({Joined(tuple.Items)},)",
        PyTuple tuple => $"({Joined(tuple.Items)})",
        PySet { Items.Count: 0 } => "set()",
        PySet set => $"{{{Joined(set.Items)}}}",
        PyDict dictionary => $"{{{string.Join(", ", dictionary.Entries.Select(entry => $"{Representation(entry.Key)}: {Representation(entry.Value)}"))}}}",
        _ => Values.TypeName(value),
    };

    /// <summary>The characters of a string, as Python counts them: a pair of surrogates is one.</summary>
    public static IEnumerable<string> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            yield return isPair ? text.Substring(i++, 2) : text.Substring(i, 1);
        }
    }

    private static string Joined(IEnumerable<object?> items) => string.Join(", ", items.Select(Representation));

    private static string Quoted(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return quote + (quote == '\'' ? escaped.Replace("'", "\\'", StringComparison.Ordinal) : escaped) + quote;
    }

    private static string Real(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        var magnitude = Math.Abs(number);
        if (magnitude != 0 && magnitude is < 1e-4 or >= 1e16)
            return Exponential(number);
        var text = number.ToString("0.################################", CultureInfo.InvariantCulture);
        var exact = number.ToString("R", CultureInfo.InvariantCulture);
        text = exact.Contains('E', StringComparison.Ordinal) ? text : exact;
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Exponential(double number)
    {
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var mantissa = shortest.Contains('E', StringComparison.Ordinal) ? shortest[..shortest.IndexOf('E', StringComparison.Ordinal)] : (number / Math.Pow(10, exponent)).ToString("R", CultureInfo.InvariantCulture);
        return string.Format(CultureInfo.InvariantCulture, "{0}e{1}{2:00}", mantissa, exponent < 0 ? "-" : "+", Math.Abs(exponent));
    }
}
