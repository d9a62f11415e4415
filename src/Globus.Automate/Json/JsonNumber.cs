using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>
/// Writes numbers in the format of <c>ConvertTo-Json</c>: a floating-point or decimal number keeps a decimal place, so
/// <c>1.0</c> does not become <c>1</c>.
/// </summary>
public static class JsonNumber
{
    /// <summary>Writes a number.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">A value of any numeric type.</param>
    /// <returns>False, without output, for infinity, not-a-number and values that are not numbers.</returns>
    public static bool TryWrite(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case ulong number:
                writer.WriteNumberValue(number);
                return true;
            default:
                if (Format(value) is not { } text)
                {
                    return false;
                }

                writer.WriteRawValue(text);
                return true;
        }
    }

    private static string? Format(object value) =>
        value switch
        {
            BigInteger number => number.ToString(CultureInfo.InvariantCulture),
            decimal number => WithDecimalPlace(number.ToString(CultureInfo.InvariantCulture)),
            float number when !float.IsNaN(number) && !float.IsInfinity(number) => WithDecimalPlace(
                number.ToString("R", CultureInfo.InvariantCulture)
            ),
            double number when !double.IsNaN(number) && !double.IsInfinity(number) => WithDecimalPlace(
                number.ToString("R", CultureInfo.InvariantCulture)
            ),
            _ => null,
        };

    private static string WithDecimalPlace(string number) => number.IndexOfAny(['.', 'E']) < 0 ? number + ".0" : number;
}
