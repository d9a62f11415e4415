using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>A column that is dumped and seeded.</summary>
internal sealed record DumpColumn(string Name, ColumnFormat Format)
{
    /// <param name="text">The name, followed by a space and the format if that is not plain.</param>
    public static DumpColumn Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new DumpColumn(
            words[0],
            words.Length == 1 ? ColumnFormat.Plain : Enum.Parse<ColumnFormat>(words[1], ignoreCase: true)
        );
    }

    public JsonNode? Read(Row row) =>
        (row.Value(Name), Format) switch
        {
            (null, _) => null,
            (long ticks, ColumnFormat.Time or ColumnFormat.Due) => new DateTime(ticks, DateTimeKind.Utc).ToString(
                "O",
                CultureInfo.InvariantCulture
            ),
            (string text, ColumnFormat.Document) => JsonText.Parse(text),
            (string text, ColumnFormat.Redacted) => Redaction.HideTexts(JsonText.Parse(text)),
            (string text, _) => text,
            (var number, _) => (long)number,
        };

    /// <summary>Converts a value of a dump to the stored value.</summary>
    /// <exception cref="FormatException">The value is not valid for the column.</exception>
    public object? ToStored(JsonNode? value) =>
        (value?.GetValueKind(), Format) switch
        {
            (null or JsonValueKind.Null, _) => null,
            (JsonValueKind.String, ColumnFormat.Time or ColumnFormat.Due) => ParseTime(value!.GetValue<string>()),
            (_, ColumnFormat.Document or ColumnFormat.Redacted) => value!.ToText(),
            (JsonValueKind.String, ColumnFormat.Plain) => value!.GetValue<string>(),
            (JsonValueKind.Number, ColumnFormat.Plain) when IsCount(value!, out var number) => number,
            _ => throw new FormatException(
                Format is ColumnFormat.Time or ColumnFormat.Due
                    ? $"'{Name}' must be a time."
                    : $"'{Name}' must be a string or a whole number from 0."
            ),
        };

    private static bool IsCount(JsonNode value, out int number) =>
        int.TryParse(value.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private long ParseTime(string text) =>
        !WireTime.TryParse(text, out var time) ? throw new FormatException($"'{Name}' must be an ISO 8601 time.")
        : Format == ColumnFormat.Due || time <= EmulatorClock.Latest ? time.UtcTicks
        : throw new FormatException($"'{Name}' must not be later than {EmulatorClock.Latest.ToWire()}.");
}
