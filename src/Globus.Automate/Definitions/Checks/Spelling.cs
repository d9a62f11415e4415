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

        var near = Closest(name, known);
        return near is null ? "" : $" Did you mean '{near}'?";
    }

    // The first of the closest names.
    private static string? Closest(string name, IEnumerable<string> known)
    {
        var limit = Math.Min(3, name.Length / 3);
        var (upper, row) = (name.ToUpperInvariant(), new int[name.Length + limit + 1]);
        string? closest = null;
        foreach (var candidate in known.Take(MostNames))
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            var distance = Distance(upper, candidate.ToUpperInvariant(), limit, row);
            if (distance <= limit)
            {
                closest = candidate;
                limit = distance - 1;
            }
        }

        return closest;
    }

    // The Levenshtein distance; if it is greater than the limit, any greater number. A cell that is farther from the
    // diagonal than the limit cannot contribute.
    private static int Distance(string from, string to, int limit, int[] row)
    {
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var first = Math.Max(1, i - limit);
            var last = Math.Min(to.Length, i + limit);
            var diagonal = row[first - 1];
            row[first - 1] = first == 1 ? i : limit + 1;
            for (var j = first; j <= last; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
