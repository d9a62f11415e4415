using System.Text;
using System.Text.Json;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Documents as text to paste.</summary>
internal static class DocumentText
{
    /// <summary>One line of JSON in ASCII, in which quotes and everything beyond ASCII are escaped.</summary>
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
