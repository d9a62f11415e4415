using System.Text.Json;
using System.Text.RegularExpressions;
using Globus.Automate.Json;

namespace Globus.Automate.Http;

/// <summary>
/// Reads a document although some of its members have the wrong type: these are as if they were absent, and their
/// values are kept among the additional properties. A required member of the wrong type fails the document.
/// </summary>
internal static class TolerantReader
{
    private static readonly Regex FirstMember = new(
        @"^\$(\.(?<name>[^.\[]+)|\['(?<name>.+?)'\])",
        RegexOptions.ExplicitCapture
    );

    /// <summary>Reads the value at the reader's token.</summary>
    /// <param name="reader">The reader; left on the last token of the value.</param>
    /// <param name="odd">Receives the members that are left out.</param>
    /// <exception cref="JsonException">The document cannot be read without them either.</exception>
    public static T? Read<T>(ref Utf8JsonReader reader, List<UnreadableMember> odd)
        where T : class
    {
        var start = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, StrictJson.TypeInfo<T>());
        }
        catch (Exception ex) when (IsUnreadable(ex))
        {
            reader = start;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return ReadWithout<T>(document.RootElement, odd);
    }

    /// <summary>Whether an exception says that a value is not what was expected.</summary>
    public static bool IsUnreadable(Exception ex) =>
        ex is JsonException or InvalidOperationException or FormatException or OverflowException;

    /// <summary>What an exception says about a value, without the value and without names of .NET types.</summary>
    public static string Reason(Exception ex)
    {
        var text = ex.Message.Split([" Path: "], StringSplitOptions.None)[0].TrimEnd('.');
        return text.Contains("Globus.Automate.") || text.Contains("System.")
            ? "a value of another type was expected"
            : text;
    }

    private static T? ReadWithout<T>(JsonElement document, List<UnreadableMember> odd)
        where T : class
    {
        while (true)
        {
            try
            {
                var item = JsonSerializer.Deserialize(Without(document, odd), StrictJson.TypeInfo<T>());
                Keep(item as IExtensibleDocument, document, odd);
                return item;
            }
            catch (JsonException ex) when (MemberOf(ex) is { } name && IsNew(document, name, odd))
            {
                odd.Add(new UnreadableMember(name, Reason(ex)));
            }
            catch (JsonException ex) when (odd.Count > 0)
            {
                throw new JsonException(string.Join("; ", odd), ex);
            }
        }
    }

    private static string? MemberOf(JsonException ex) =>
        FirstMember.Match(ex.Path ?? "") is { Success: true } match ? match.Groups["name"].Value : null;

    private static bool IsNew(JsonElement document, string name, List<UnreadableMember> odd) =>
        document.ValueKind == JsonValueKind.Object
        && document.TryGetProperty(name, out _)
        && !odd.Exists(one => one.Name == name);

    private static byte[] Without(JsonElement document, List<UnreadableMember> odd)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = JsonValue.MaximumDepth }))
        {
            Write(writer, document, odd);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement document, List<UnreadableMember> odd)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            document.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in document.EnumerateObject().Where(member => !odd.Exists(one => one.Name == member.Name)))
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Keep(IExtensibleDocument? item, JsonElement document, List<UnreadableMember> odd)
    {
        foreach (var member in item is null ? [] : odd)
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
        catch (Exception ex) when (IsUnreadable(ex))
        {
            return value.GetRawText();
        }
    }
}
