namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// A pattern of file names: <c>*</c> matches any text, <c>?</c> one character, <c>[a-z]</c> one of several,
/// <c>[!a-z]</c> any other. After a backslash, a character stands for itself if escapes are enabled.
/// </summary>
internal sealed class Glob
{
    private readonly List<Func<char, bool>?> _parts = [];

    public Glob(string pattern, bool hasEscapes = false)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            var character = pattern[at];
            if (character == '*')
            {
                _parts.Add(null);
            }
            else if (character == '?')
            {
                _parts.Add(_ => true);
            }
            else if (character == '[' && EndOfSet(pattern, at) is > 0 and var end)
            {
                _parts.Add(Set(pattern[(at + 1)..end]));
                at = end;
            }
            else
            {
                at += hasEscapes && character == '\\' && at + 1 < pattern.Length ? 1 : 0;
                _parts.Add(Literal(pattern[at]));
            }
        }
    }

    /// <summary>Whether a name contains characters of patterns.</summary>
    public static bool IsPattern(string name) => name.AsSpan().ContainsAny(@"*?[\");

    /// <summary>Whether the whole name matches. After a mismatch, only the last asterisk is extended.</summary>
    public bool IsMatch(string name)
    {
        var (part, at) = (0, 0);
        var (asterisk, resumeAt) = (-1, 0);
        while (at < name.Length)
        {
            if (part < _parts.Count && _parts[part] is null)
            {
                (asterisk, resumeAt) = (part++, at);
            }
            else if (part < _parts.Count && _parts[part]!(name[at]))
            {
                (part, at) = (part + 1, at + 1);
            }
            else if (asterisk >= 0)
            {
                (part, at) = (asterisk + 1, ++resumeAt);
            }
            else
            {
                return false;
            }
        }

        return _parts.Skip(part).All(rest => rest is null);
    }

    private static Func<char, bool> Literal(char character) => other => other == character;

    /// <summary>The closing bracket, which cannot be the first character of the set; -1 without one.</summary>
    private static int EndOfSet(string pattern, int start)
    {
        var first = start + (start + 1 < pattern.Length && pattern[start + 1] == '!' ? 2 : 1);
        return first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }

    private static Func<char, bool> Set(string content)
    {
        var isNegated = content[0] == '!';
        var characters = isNegated ? content[1..] : content;
        var ranges = new List<(char First, char Last)>();
        for (var at = 0; at < characters.Length; at++)
        {
            var isRange = at + 2 < characters.Length && characters[at + 1] == '-';
            ranges.Add((characters[at], characters[isRange ? at + 2 : at]));
            at += isRange ? 2 : 0;
        }

        return character => ranges.Any(range => character >= range.First && character <= range.Last) != isNegated;
    }
}
