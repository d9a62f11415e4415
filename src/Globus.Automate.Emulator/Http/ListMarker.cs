using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// The content of a page's marker: the list, its query, and the last item of the page. The item may have been removed
/// since.
/// </summary>
/// <param name="Path">The path of the list.</param>
/// <param name="Query">The query of the list's first page; other parameters next to a marker are ignored.</param>
/// <param name="Snapshot">The newest item that existed when the list began.</param>
/// <param name="Position">The position of the last item of the previous page.</param>
internal sealed record ListMarker(string Path, string Query, long Snapshot, ListPosition Position)
{
    /// <summary>The length of the checksum, which detects changed markers.</summary>
    private const int ChecksumLength = 6;

    public string ToText()
    {
        var document = new JsonArray(
            Path,
            Query,
            Snapshot,
            Position.Sequence,
            new JsonArray([.. Position.Keys.Select(ToJson)])
        );
        var content = Encoding.UTF8.GetBytes(document.ToText());
        return Base64Url.EncodeToString([.. Checksum(content), .. content]);
    }

    /// <returns>False for a text that is not a marker.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListMarker? marker)
    {
        marker = null;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text).AsSpan();
            if (
                bytes.Length > ChecksumLength
                && bytes[..ChecksumLength].SequenceEqual(Checksum(bytes[ChecksumLength..]))
            )
            {
                marker = Read(JsonInput.Parse(bytes[ChecksumLength..])!.AsArray());
            }
        }
        catch (Exception exception)
            when (exception is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            // The text is not a marker.
        }

        return marker is not null;
    }

    private static ListMarker Read(JsonArray document) =>
        new(
            document[0]!.GetValue<string>(),
            document[1]!.GetValue<string>(),
            document[2]!.GetValue<long>(),
            new ListPosition([.. document[4]!.AsArray().Select(FromJson)], document[3]!.GetValue<long>())
        );

    private static JsonNode? ToJson(object? key) =>
        key switch
        {
            null => null,
            string text => JsonValue.Create(text),
            _ => JsonValue.Create(Convert.ToInt64(key, CultureInfo.InvariantCulture)),
        };

    private static object? FromJson(JsonNode? key) =>
        key?.GetValueKind() switch
        {
            null => null,
            JsonValueKind.String => key.GetValue<string>(),
            _ => key.GetValue<long>(),
        };

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> content) =>
        SHA256.HashData(content).AsSpan(0, ChecksumLength);
}
