using System.Text;

namespace Globus.Automate.Definitions;

/// <summary>Converts offsets in a UTF-8 text to lines and columns. It only moves forward.</summary>
internal sealed class TextCursor(byte[] utf8)
{
    private int _position;
    private int _lineStart;
    private int _line = 1;

    public SourcePosition MoveTo(int offset)
    {
        for (; _position < offset; _position++)
        {
            if (utf8[_position] != '\n')
            {
                continue;
            }

            _line++;
            _lineStart = _position + 1;
        }

        return new SourcePosition(_line, Encoding.UTF8.GetCharCount(utf8, _lineStart, offset - _lineStart) + 1);
    }
}
