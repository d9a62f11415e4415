using System.Globalization;
using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Values;

/// <summary>
/// Accepts durations: time spans, and texts such as <c>00:10:00</c>. It refuses numbers, which PowerShell would convert
/// to days or to a ten-millionth of a second.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">The value is not a duration.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PropertyReader.Unwrap(inputData) is null or ""
            ? inputData!
            : Read(inputData)
                ?? throw new ArgumentTransformationMetadataException(
                    $"'{inputData}' is not a duration. Specify a time span, or a text such as 00:10:00 for ten minutes."
                );

    /// <summary>Reads a duration; null if the value is not one, or is negative.</summary>
    internal static TimeSpan? Read(object? value) =>
        PropertyReader.Unwrap(value) switch
        {
            TimeSpan duration => Check(duration),
            string text
                when text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) =>
                Check(duration),
            _ => null,
        };

    private static TimeSpan? Check(TimeSpan duration) => duration >= TimeSpan.Zero ? duration : null;
}
