using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>Converts lines of the journal to JSON and back.</summary>
internal static class JournalText
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text of a line, without a line break.</summary>
    public static string Write(JournalLine line)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            WriteObject(writer, line);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not a line of a journal.</exception>
    public static JournalLine Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return ReadObject(document.RootElement);
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
            )
        {
            throw new FormatException("The text is not a line of a journal.", exception);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JournalLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("event", line.Event.ToString().ToLowerInvariant());
        if (line.Version > 0)
        {
            writer.WriteNumber("version", line.Version);
        }

        WriteText(writer, "folder", line.Folder);
        WriteText(writer, "flow", line.FlowId?.ToString());
        WriteText(writer, "id", line.Id);
        WriteText(writer, "time", line.Time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        WriteText(writer, "run", line.RunId?.ToString());
        WriteText(writer, "path", line.Path);
        WriteText(writer, "to", line.To);
        WriteText(writer, "message", line.Message);
        if (line.Items.Count > 0)
        {
            writer.WriteStartArray("items");
            foreach (var item in line.Items)
            {
                WriteItem(writer, item);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, JournalItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("path", item.Key);
        writer.WriteNumber("length", item.Fingerprint.Length);
        writer.WriteString("modified", Text(item.Fingerprint.LastWriteTime));
        writer.WriteString("created", Text(item.Fingerprint.CreationTime));
        writer.WriteString("seen", item.LastSeen.ToString(DayFormat, CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static JournalEvent ReadEvent(string name) =>
        Enum.TryParse<JournalEvent>(name, ignoreCase: true, out var read)
            ? read
            : throw new FormatException($"'{name}' is not an event.");

    private static JournalLine ReadObject(JsonElement line) =>
        new(ReadEvent(RequiredText(line, "event")))
        {
            Version = line.TryGetProperty("version", out var version) ? version.GetInt32() : 0,
            Folder = OptionalText(line, "folder"),
            FlowId = OptionalText(line, "flow") is { } flow ? Guid.Parse(flow) : null,
            Id = OptionalText(line, "id"),
            Time = OptionalText(line, "time") is { } time ? Time(time) : null,
            RunId = OptionalText(line, "run") is { } run ? Guid.Parse(run) : null,
            Path = OptionalText(line, "path"),
            To = OptionalText(line, "to"),
            Message = OptionalText(line, "message"),
            Items = line.TryGetProperty("items", out var items) ? [.. items.EnumerateArray().Select(ReadItem)] : [],
        };

    private static JournalItem ReadItem(JsonElement item) =>
        new(
            RequiredText(item, "path"),
            new FileFingerprint(
                item.GetProperty("length").GetInt64(),
                Time(RequiredText(item, "modified")).UtcTicks,
                Time(RequiredText(item, "created")).UtcTicks
            ),
            Day(RequiredText(item, "seen"))
        );

    private static string RequiredText(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"The member '{name}' is null.");

    private static string? OptionalText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Text(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTime Day(string text) =>
        DateTime.ParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None);
}
