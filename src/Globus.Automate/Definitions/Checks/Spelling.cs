namespace Globus.Automate.Definitions.Checks;

/// <summary>Suggests the closest known name for an unknown name.</summary>
internal static class Spelling
{
    private const int LongestName = 128;

    // Comparing many unknown names with many known names would take longer than the check itself.
    private const int MostNames = 200;

    /// <summary>Returns a sentence with the closest name and a leading space; empty if no name is close.</summary>
    public static string Suggest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
        {
            return "";
        }

        var (upper, tolerance) = (name.ToUpperInvariant(), Tolerance(name));
        var near = known
            .Take(MostNames)
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= tolerance)
            .Select(candidate => (Name: candidate, Distance: Distance(upper, candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= tolerance)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return near is null ? "" : $" Did you mean '{near}'?";
    }

    private static int Tolerance(string name) => Math.Min(3, name.Length / 3);

    // The Levenshtein distance.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
