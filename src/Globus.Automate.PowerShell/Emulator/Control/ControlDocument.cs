using System.Globalization;
using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>Reads members of documents of the control interface. A missing member is null.</summary>
internal static class ControlDocument
{
    /// <summary>The value of a member.</summary>
    public static object? Value(this JsonMap document, string name) =>
        document.TryGetValue(name, out var value) ? value : null;

    /// <summary>A text.</summary>
    public static string? Text(this JsonMap document, string name) => document.Value(name) as string;

    /// <summary>A text that every such document has.</summary>
    public static string RequiredText(this JsonMap document, string name) => document.Text(name) ?? "";

    /// <summary>True or false; false if it is missing.</summary>
    public static bool Flag(this JsonMap document, string name) => document.Value(name) is true;

    /// <summary>A whole number.</summary>
    public static int? Integer(this JsonMap document, string name) =>
        document.Value(name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A number; 0 if it is missing.</summary>
    public static double Number(this JsonMap document, string name) =>
        Convert.ToDouble(document.Value(name) ?? 0d, CultureInfo.InvariantCulture);

    /// <summary>An id.</summary>
    public static Guid? Id(this JsonMap document, string name) =>
        Guid.TryParse(document.Text(name), out var id) ? id : null;

    /// <summary>A time.</summary>
    public static DateTimeOffset? Time(this JsonMap document, string name) =>
        DateTimeOffset.TryParse(
            document.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>An address.</summary>
    public static Uri? Address(this JsonMap document, string name) =>
        Uri.TryCreate(document.Text(name), UriKind.RelativeOrAbsolute, out var address) ? address : null;

    /// <summary>The objects in a list.</summary>
    public static IReadOnlyList<JsonMap> Maps(this JsonMap document, string name) =>
        [.. (document.Value(name) as JsonList ?? []).OfType<JsonMap>()];
}
