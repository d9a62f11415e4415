namespace Globus.Automate.Definitions;

/// <summary>Converts offsets in a UTF-8 text to lines and columns. It only moves forward.</summary>
internal sealed class TextCursor(byte[] utf8)
{
    private int _position;
    private int _line = 1;
    private int _column = 1;

    public SourcePosition MoveTo(int offset)
    {
        for (; _position < offset; _position++)
        {
            var unit = utf8[_position];
            if (unit == '\n')
            {
                _line++;
                _column = 1;
            }
            else
            {
                _column += LengthInUtf16(unit);
            }
        }

        return new SourcePosition(_line, _column);
    }

    // A character has the length of its first byte: two UTF-16 units if it has four bytes.
    private static int LengthInUtf16(byte unit) =>
        unit switch
        {
            < 0x80 => 1,
            < 0xC0 => 0,
            < 0xF0 => 1,
            _ => 2,
        };
}
