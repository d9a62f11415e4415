using System.Globalization;
using System.Text;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// Rewrites what the regular expressions of Python, which the service uses, spell differently from those of .NET: named
/// groups, references to them, and the end of the text
/// (https://docs.python.org/3/library/re.html#regular-expression-syntax).
/// </summary>
internal sealed class PythonPattern
{
    private const string NamedGroup = "(?P<";
    private const string NamedReference = "(?P=";

    private readonly string _pattern;
    private readonly StringBuilder _result = new();
    private readonly Dictionary<string, string> _groups = [];
    private int _count;
    private int _at;

    private PythonPattern(string pattern) => _pattern = pattern;

    /// <summary>The pattern in the syntax of .NET.</summary>
    /// <exception cref="ArgumentException">A group is defined twice, or a reference has no group.</exception>
    public static string ToDotNet(string pattern) =>
        pattern.Contains("(?P") || pattern.Contains(@"\Z") ? new PythonPattern(pattern).Rewrite() : pattern;

    /// <summary>Whether a valid pattern has named groups that only Python spells so.</summary>
    public static bool HasNames(string pattern)
    {
        var rewritten = new PythonPattern(pattern);
        rewritten.Rewrite();
        return rewritten._groups.Count > 0;
    }

    private string Rewrite()
    {
        while (_at < _pattern.Length)
        {
            switch (_pattern[_at])
            {
                case '\\':
                    CopyEscape();
                    break;
                case '[':
                    CopyClass();
                    break;
                case '(':
                    RewriteGroup();
                    break;
                default:
                    Copy(1);
                    break;
            }
        }

        return _result.ToString();
    }

    /// <summary>In Python, <c>\Z</c> is the end of the text only.</summary>
    private void CopyEscape()
    {
        if (StartsWith(@"\Z"))
        {
            Replace(2, @"\z");
        }
        else
        {
            Copy(2);
        }
    }

    private void CopyClass()
    {
        Copy(StartsWith("[^") ? 2 : 1);
        var start = _at;
        while (_at < _pattern.Length && (_pattern[_at] != ']' || _at == start))
        {
            Copy(_pattern[_at] == '\\' ? 2 : 1);
        }
    }

    /// <summary>
    /// Every group that captures receives its number as name, because .NET numbers named groups after all others.
    /// </summary>
    private void RewriteGroup()
    {
        if (StartsWith(NamedGroup))
        {
            var name = ReadName(NamedGroup, '>');
            var number = NextNumber();
            if (_groups.ContainsKey(name))
            {
                throw new ArgumentException($"The group '{name}' is defined twice.");
            }

            _groups.Add(name, number);
            _result.Append($"(?<{number}>");
        }
        else if (StartsWith(NamedReference))
        {
            _result.Append($@"\k<{Find(ReadName(NamedReference, ')'))}>");
        }
        else if (StartsWith("(?("))
        {
            var name = ReadName("(?(", ')');
            _result.Append($"(?({(_groups.TryGetValue(name, out var number) ? number : name)})");
        }
        else if (StartsWith("(?"))
        {
            Copy(2);
        }
        else
        {
            Replace(1, $"(?<{NextNumber()}>");
        }
    }

    private string NextNumber() => (++_count).ToString(CultureInfo.InvariantCulture);

    private string Find(string name) =>
        _groups.TryGetValue(name, out var number)
            ? number
            : throw new ArgumentException($"The group '{name}' is not defined.");

    private string ReadName(string prefix, char end)
    {
        var start = _at + prefix.Length;
        var close = _pattern.IndexOf(end, start);
        var name = close < 0 ? "" : _pattern.Substring(start, close - start);
        if (name.Length == 0 || !name.All(character => character == '_' || char.IsLetterOrDigit(character)))
        {
            throw new ArgumentException($"'{name}' is not the name of a group.");
        }

        _at = close + 1;
        return name;
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private void Copy(int length)
    {
        var copied = Math.Min(length, _pattern.Length - _at);
        _result.Append(_pattern, _at, copied);
        _at += copied;
    }

    private void Replace(int length, string text)
    {
        _result.Append(text);
        _at += length;
    }
}
