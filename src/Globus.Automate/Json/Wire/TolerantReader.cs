using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Globus.Automate.Json.Wire;

/// <summary>
/// Reads a document and tolerates members of the wrong type: they count as missing, and their values are kept in the
/// additional properties. A required member of the wrong type is an error.
/// </summary>
internal static class TolerantReader
{
    private static readonly Regex FirstMember = new(
        @"^\$(\.(?<name>[^.\[]+)|\['(?<name>.+?)'\])",
        RegexOptions.ExplicitCapture
    );

    /// <summary>Reads the value at the current token of the reader.</summary>
    /// <param name="reader">The reader; afterwards at the last token of the value.</param>
    /// <param name="options">The options of the reader.</param>
    /// <param name="unreadable">Receives the unreadable members.</param>
    /// <exception cref="JsonException">The document is unreadable even without these members.</exception>
    public static T? Read<T>(
        ref Utf8JsonReader reader,
        JsonSerializerOptions options,
        List<UnreadableMember> unreadable
    )
        where T : class
    {
        var start = reader;
        try
        {
            return DirectReaders.Find<T>() is { } direct
                ? direct(ref reader, options)
                : ReadStrictly(ref reader, StrictOptions.GetTypeInfo<T>(options));
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            reader = start;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        var type = StrictOptions.GetTypeInfo<T>(options);
        return CheckedText.ReadApart(() => ReadWithout(document.RootElement, type, unreadable));
    }

    /// <summary>Whether an exception means that a value is not valid.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException or OverflowException;

    /// <summary>Returns the reason in an exception, without the value and without names of .NET types.</summary>
    public static string Reason(Exception exception)
    {
        var text = exception.Message.Split([" Path: "], StringSplitOptions.None)[0].TrimEnd('.');
        return text.Contains("Globus.Automate.") || text.Contains("System.") ? "the value has the wrong type" : text;
    }

    // The converter reads with this reader; the serializer would search for the end of the value first.
    private static T? ReadStrictly<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type) =>
        ((JsonConverter<T>)type.Converter).Read(ref reader, typeof(T), type.Options);

    private static T? ReadWithout<T>(JsonElement document, JsonTypeInfo<T> type, List<UnreadableMember> unreadable)
        where T : class
    {
        while (true)
        {
            try
            {
                var item = JsonSerializer.Deserialize(Without(document, unreadable), type);
                Keep(item as IExtensibleDocument, document, unreadable);
                return item;
            }
            catch (JsonException exception) when (MemberOf(exception) is { } name && IsNew(document, name, unreadable))
            {
                unreadable.Add(new UnreadableMember(name, Reason(exception)));
            }
            catch (JsonException exception) when (unreadable.Count > 0)
            {
                throw new JsonException(string.Join("; ", unreadable), exception);
            }
        }
    }

    private static string? MemberOf(JsonException exception) =>
        FirstMember.Match(exception.Path ?? "") is { Success: true } match ? match.Groups["name"].Value : null;

    private static bool IsNew(JsonElement document, string name, List<UnreadableMember> unreadable) =>
        document.ValueKind == JsonValueKind.Object
        && document.TryGetProperty(name, out _)
        && !unreadable.Exists(member => member.Name == name);

    private static byte[] Without(JsonElement document, List<UnreadableMember> unreadable)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = JsonValue.MaximumDepth }))
        {
            Write(writer, document, unreadable);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement document, List<UnreadableMember> unreadable)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            document.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (
            var member in document
                .EnumerateObject()
                .Where(member => !unreadable.Exists(other => other.Name == member.Name))
        )
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Keep(IExtensibleDocument? item, JsonElement document, List<UnreadableMember> unreadable)
    {
        foreach (var member in item is null ? [] : unreadable)
        {
            item!.AdditionalProperties[member.Name] = ValueOf(document.GetProperty(member.Name));
        }
    }

    private static object? ValueOf(JsonElement value)
    {
        try
        {
            return JsonValue.Unwrap(value);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return value.GetRawText();
        }
    }
}
