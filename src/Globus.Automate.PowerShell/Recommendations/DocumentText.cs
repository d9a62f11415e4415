using System.Text;
using System.Text.Json;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Writes documents as text for command lines.</summary>
internal static class DocumentText
{
    /// <summary>Returns one line of ASCII JSON; quotes and non-ASCII characters are escaped.</summary>
    public static string Ascii(JsonElement document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            document.WriteTo(writer);
        }

        return Encoding.ASCII.GetString(stream.ToArray());
    }
}
