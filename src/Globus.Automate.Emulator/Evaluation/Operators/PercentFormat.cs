using System.Globalization;
using System.Numerics;
using System.Text;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>
/// Percent formatting, <c>format % arguments</c>, with the results and errors of Python
/// (https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting).
/// </summary>
internal sealed class PercentFormat
{
    private readonly StringBuilder _result = new();
    private readonly FormatArguments _arguments;
    private readonly Budget _budget;

    private readonly string _format;

    private PercentFormat(string format, object? right, Budget budget) =>
        (_format, _arguments, _budget) = (format, new FormatArguments(right, budget), budget);

    /// <exception cref="EvaluationException">The format or an argument is not valid, or the result is too
    /// long.</exception>
    public static string Apply(string format, object? right, Budget budget) =>
        new PercentFormat(format, right, budget).Apply();

    private string Apply()
    {
        _budget.Scan(_format.Length);
        var at = 0;
        while (at < _format.Length)
        {
            var percent = _format.IndexOf('%', at);
            var end = percent < 0 ? _format.Length : percent;
            Append(_format[at..end]);
            at = end + 1;
            if (at < _format.Length && _format[at] == '%')
            {
                Append("%");
                at++;
            }
            else if (percent >= 0)
            {
                _budget.Step();
                Convert(ConversionSpecifier.Read(_format, ref at, _arguments));
            }
        }

        _arguments.RequireNoMore();
        _budget.String(_result.Length);
        return _result.ToString();
    }

    private void Append(string text)
    {
        _result.Append(text);
        if (_result.Length > Budget.MaximumStringLength)
        {
            _budget.String(_result.Length);
        }
    }

    private void Convert(ConversionSpecifier specifier)
    {
        var value = _arguments.Next();
        Append(
            specifier.Type switch
            {
                's' => Pad(specifier, Shorten(specifier, Text.Of(value, _budget))),
                'r' => Pad(specifier, Shorten(specifier, Text.Represent(value, _budget))),
                'a' => Pad(specifier, Shorten(specifier, Text.Escape(Text.Represent(value, _budget)))),
                'c' => Pad(specifier, Character(value)),
                'd' or 'i' or 'u' or 'o' or 'x' or 'X' => PadNumber(
                    specifier,
                    IntegerConversion.Convert(specifier, value, _budget)
                ),
                'e' or 'E' or 'f' or 'F' or 'g' or 'G' => PadNumber(
                    specifier,
                    RealConversion.Convert(specifier, value, _budget)
                ),
                var type => throw Unsupported(type, specifier.Position),
            }
        );
    }

    private EvaluationException Unsupported(char type, int position) =>
        EvaluationErrors.Runtime(
            string.Format(
                CultureInfo.InvariantCulture,
                "unsupported format character '{0}' (0x{1:x}) at index {2}",
                type is >= '\x1F' and <= '~' ? type : '?',
                (int)type,
                Text.Position(_format, position)
            )
        );

    private static string Character(object? value)
    {
        if (value is string text && Text.Characters(text).Take(2).Count() == 1)
        {
            return text;
        }

        if (!Numbers.TryInteger(value, out var number))
        {
            throw EvaluationErrors.Runtime("%c requires int or char");
        }

        return number < BigInteger.Zero || number > 0x10FFFF
                ? throw EvaluationErrors.Runtime("%c arg not in range(0x110000)")
            : Rune.TryCreate((int)number, out var character) ? character.ToString()
            : throw EvaluationErrors.NotUnicode();
    }

    /// <summary>The precision of a text is its largest number of characters.</summary>
    private static string Shorten(ConversionSpecifier specifier, string text) =>
        specifier.Precision is { } length && length < text.Length
            ? string.Concat(Text.Characters(text).Take(length))
            : text;

    private string Pad(ConversionSpecifier specifier, string text)
    {
        var missing = specifier.Width - Text.Length(text, _budget);
        return missing <= 0 ? text
            : specifier.IsLeft ? text + new string(' ', missing)
            : new string(' ', missing) + text;
    }

    /// <summary>Zeros are written between the sign or prefix and the digits.</summary>
    private string PadNumber(ConversionSpecifier specifier, (string Prefix, string Digits) number)
    {
        var missing = specifier.Width - number.Prefix.Length - number.Digits.Length;
        return missing > 0 && specifier.HasZeros && !specifier.IsLeft
            ? number.Prefix + new string('0', missing) + number.Digits
            : Pad(specifier, number.Prefix + number.Digits);
    }
}
