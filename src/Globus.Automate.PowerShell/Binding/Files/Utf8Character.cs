namespace Globus.Automate.PowerShell.Binding.Files;

/// <summary>The bytes of one character in UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above
/// U+10FFFF.</summary>
internal static class Utf8Character
{
    /// <summary>The length of a character that starts with this byte; 0 if the byte starts no character.</summary>
    public static int LengthFrom(byte first) =>
        first switch
        {
            < 0x80 => 1,
            >= 0xC2 and < 0xE0 => 2,
            >= 0xE0 and < 0xF0 => 3,
            >= 0xF0 and < 0xF5 => 4,
            _ => 0,
        };

    /// <summary>The length of the character at the offset; 0 if it is incomplete or invalid.</summary>
    public static int LengthAt(byte[] bytes, int offset)
    {
        var length = LengthFrom(bytes[offset]);
        return offset + length <= bytes.Length && IsValidSoFar(bytes, offset) ? length : 0;
    }

    /// <summary>Whether all bytes from the offset to the end of the character, or to the end of the array, belong to
    /// one character.</summary>
    public static bool IsValidSoFar(byte[] bytes, int offset)
    {
        var end = Math.Min(offset + LengthFrom(bytes[offset]), bytes.Length);
        for (var at = offset + 1; at < end; at++)
        {
            if (bytes[at] is < 0x80 or > 0xBF)
            {
                return false;
            }
        }

        return offset + 1 >= end || IsValidSecondByte(bytes[offset], bytes[offset + 1]);
    }

    private static bool IsValidSecondByte(byte first, byte second) =>
        first switch
        {
            0xE0 => second >= 0xA0,
            0xED => second < 0xA0,
            0xF0 => second >= 0x90,
            0xF4 => second < 0x90,
            _ => true,
        };
}
