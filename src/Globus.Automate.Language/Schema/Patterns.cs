using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Schema;

/// <summary>The regular expressions of schemas. A match is limited to a quarter of a second.</summary>
internal static class Patterns
{
    private const int Capacity = 1000;

    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    private static readonly ConcurrentDictionary<string, Regex> Known = new();

    public static Regex Get(string pattern)
    {
        if (Known.Count >= Capacity)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(pattern, Compile);
    }

    public static bool IsValid(string pattern)
    {
        try
        {
            return Compile(pattern) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Regex Compile(string pattern) =>
        new(PythonPattern.ToDotNet(pattern), RegexOptions.CultureInvariant, Timeout);
}
