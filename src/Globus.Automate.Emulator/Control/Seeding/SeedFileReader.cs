using System.Text;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>Reads seed files strictly: UTF-8, or UTF-16 and UTF-32 with a byte order mark.</summary>
internal static class SeedFileReader
{
    private static readonly Encoding Unmarked = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The text of a file, without its byte order mark.</summary>
    /// <exception cref="ControlException">The file is not text in an accepted encoding.</exception>
    public static string Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var encoding = Array.Find(Marked, each => bytes.AsSpan().StartsWith(each.Preamble)) ?? Unmarked;
        try
        {
            return encoding.GetString(bytes.AsSpan(encoding.Preamble.Length));
        }
        catch (DecoderFallbackException exception)
        {
            var offset = encoding.Preamble.Length + exception.Index;
            throw new ControlException(
                $"{Path.GetFileName(file)} is not valid {encoding.WebName}: the byte at offset {offset} is not part "
                    + "of a character. "
                    + "Save the file as UTF-8."
            );
        }
    }
}
