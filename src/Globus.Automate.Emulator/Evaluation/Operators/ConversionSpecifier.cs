using System.Globalization;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>
/// One conversion specifier of a percent format, such as <c>%-8.3f</c> or <c>%(name)s</c>
/// (https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting).
/// </summary>
internal sealed record ConversionSpecifier
{
    /// <summary>The conversion type: the last character.</summary>
    public required char Type { get; init; }

    /// <summary>The position of the type in the format.</summary>
    public required int Position { get; init; }

    public bool IsLeft { get; init; }

    public bool HasSign { get; init; }

    public bool HasBlank { get; init; }

    public bool IsAlternate { get; init; }

    public bool HasZeros { get; init; }

    /// <summary>The least number of characters.</summary>
    public int Width { get; init; }

    /// <summary>Null if the specifier has no precision.</summary>
    public int? Precision { get; init; }

    /// <summary>Reads the specifier after a percent sign, and moves the position behind it.</summary>
    /// <exception cref="EvaluationException">The specifier is incomplete or needs another argument.</exception>
    public static ConversionSpecifier Read(string format, ref int at, FormatArguments arguments)
    {
        if (Peek(format, at) == '(')
        {
            arguments.Select(ReadKey(format, ref at));
        }

        var flags = ReadFlags(format, ref at);
        var width = ReadNumber(format, ref at, arguments) ?? 0;
        int? precision = null;
        if (Peek(format, at) == '.')
        {
            at++;
            precision = Math.Max(0, ReadNumber(format, ref at, arguments) ?? 0);
        }

        if (Peek(format, at) is 'h' or 'l' or 'L')
        {
            at++;
        }

        return new ConversionSpecifier
        {
            Type = Peek(format, at) ?? throw EvaluationErrors.Runtime("incomplete format"),
            Position = at++,
            IsLeft = width < 0 || flags.Contains('-', StringComparison.Ordinal),
            HasSign = flags.Contains('+', StringComparison.Ordinal),
            HasBlank = flags.Contains(' ', StringComparison.Ordinal),
            IsAlternate = flags.Contains('#', StringComparison.Ordinal),
            HasZeros = flags.Contains('0', StringComparison.Ordinal),
            Width = Limited(Math.Abs(width)),
            Precision = precision is { } digits ? Limited(digits) : null,
        };
    }

    private static char? Peek(string format, int at) => at < format.Length ? format[at] : null;

    /// <summary>The key between parentheses, which can contain pairs of parentheses.</summary>
    private static string ReadKey(string format, ref int at)
    {
        var start = ++at;
        for (var open = 1; open > 0; at++)
        {
            open += Peek(format, at) switch
            {
                '(' => 1,
                ')' => -1,
                null => throw EvaluationErrors.Runtime("incomplete format key"),
                _ => 0,
            };
        }

        return format[start..(at - 1)];
    }

    private static string ReadFlags(string format, ref int at)
    {
        var start = at;
        while (Peek(format, at) is '-' or '+' or ' ' or '#' or '0')
        {
            at++;
        }

        return format[start..at];
    }

    /// <summary>A width or precision, in digits or as an argument; null without either.</summary>
    private static int? ReadNumber(string format, ref int at, FormatArguments arguments)
    {
        if (Peek(format, at) == '*')
        {
            at++;
            return arguments.NextInteger();
        }

        var start = at;
        while (Peek(format, at) is >= '0' and <= '9')
        {
            at++;
        }

        return start == at ? null
            : int.TryParse(format.AsSpan(start, at - start), CultureInfo.InvariantCulture, out var number) ? number
            : int.MaxValue;
    }

    /// <summary>A larger number cannot have a result, so nothing is computed for it.</summary>
    private static int Limited(int characters) =>
        characters <= Budget.MaximumStringLength
            ? characters
            : throw EvaluationException.OverLimit($"a string of more than {Budget.MaximumStringLength} characters");
}
