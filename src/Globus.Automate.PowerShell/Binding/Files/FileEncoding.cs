using System.Globalization;
using System.Text;

namespace Globus.Automate.PowerShell.Binding.Files;

/// <summary>The encoding of a text file, by its byte order mark.</summary>
internal sealed class FileEncoding
{
    private const int WesternCodePage = 1252;

    private static readonly FileEncoding[] WithByteOrderMark =
    [
        new("UTF-32", new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4),
        new("UTF-32", new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        new("UTF-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1),
        new("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: true), 2),
        new("UTF-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: true), 2),
    ];

    private static readonly FileEncoding WithoutByteOrderMark = new(
        "UTF-8",
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        1
    );

    private readonly Encoding _encoding;
    private readonly byte[] _mark;
    private readonly int _unitSize;

    private FileEncoding(string name, Encoding encoding, int unit)
    {
        Name = name;
        _encoding = encoding;
        _mark = encoding.GetPreamble();
        _unitSize = unit;
    }

    /// <summary>The code page that programs without Unicode support use for the user's language.</summary>
    public static int AnsiCodePage =>
        CultureInfo.CurrentCulture.TextInfo.ANSICodePage is var page and > 0 and < 65000 ? page : WesternCodePage;

    /// <summary>The display name.</summary>
    public string Name { get; }

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool HasByteOrderMark => _mark.Length > 0;

    /// <summary>Detects the encoding of a file; UTF-8 without a byte order mark.</summary>
    public static FileEncoding Detect(byte[] bytes) =>
        Array.Find(WithByteOrderMark, encoding => StartsWith(bytes, encoding._mark)) ?? WithoutByteOrderMark;

    /// <summary>Decodes the text after the byte order mark.</summary>
    public string Decode(byte[] bytes) => _encoding.GetString(bytes, _mark.Length, bytes.Length - _mark.Length);

    /// <summary>
    /// The offset of the first byte that is not part of a valid character, or is NUL in UTF-8; -1 if there is none.
    /// </summary>
    public int FindInvalidByte(byte[] bytes)
    {
        var at = _mark.Length;
        while (at < bytes.Length)
        {
            // Most text is ASCII.
            if (_unitSize == 1 && bytes[at] is > 0 and < 0x80)
            {
                at++;
                continue;
            }

            var length = LengthAt(bytes, at);
            if (length == 0)
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    /// <summary>Whether the file ends within the character that begins at the offset.</summary>
    public bool IsTruncatedAt(byte[] bytes, int offset)
    {
        var left = bytes.Length - offset;
        return _unitSize switch
        {
            1 => left < Utf8Character.LengthFrom(bytes[offset]) && Utf8Character.IsValidSoFar(bytes, offset),
            2 => left < 2 || (left < 4 && char.IsHighSurrogate(Utf16At(bytes, offset))),
            _ => left < 4,
        };
    }

    private static bool StartsWith(byte[] bytes, byte[] mark) =>
        bytes.Length >= mark.Length && mark.SequenceEqual(bytes.Take(mark.Length));

    // 0 if no complete character starts here.
    private int LengthAt(byte[] bytes, int at) =>
        _unitSize switch
        {
            1 => bytes[at] == 0 ? 0 : Utf8Character.LengthAt(bytes, at),
            2 => Utf16LengthAt(bytes, at),
            _ => at + 4 <= bytes.Length && Utf32At(bytes, at) is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? 4 : 0,
        };

    private int Utf16LengthAt(byte[] bytes, int at)
    {
        if (at + 2 > bytes.Length)
        {
            return 0;
        }

        var first = Utf16At(bytes, at);
        if (!char.IsSurrogate(first))
        {
            return 2;
        }

        var isPair =
            char.IsHighSurrogate(first) && at + 4 <= bytes.Length && char.IsLowSurrogate(Utf16At(bytes, at + 2));
        return isPair ? 4 : 0;
    }

    private char Utf16At(byte[] bytes, int at) =>
        (char)(_mark[0] == 0xFE ? (bytes[at] << 8) | bytes[at + 1] : (bytes[at + 1] << 8) | bytes[at]);

    private uint Utf32At(byte[] bytes, int at)
    {
        var isBigEndian = _mark[0] == 0;
        return Enumerable.Range(0, 4).Aggregate(0u, (value, i) => (value << 8) | bytes[at + (isBigEndian ? i : 3 - i)]);
    }
}
