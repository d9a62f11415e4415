namespace Globus.Automate.Definitions.Checks;

/// <summary>Suggests the closest known name for an unknown name.</summary>
internal static class Spelling
{
    private const int LongestName = 128;

    // Comparing many unknown names with many known names would take longer than the check itself.
    private const int MostNames = 200;

    /// <summary>Returns a sentence with the closest name and a leading space; empty if no name is close.</summary>
    public static string Suggest(string name, IEnumerable<string> known) => Suggest(Closest(name, known));

    /// <summary>Returns a sentence with a name and a leading space; empty if there is no name.</summary>
    public static string Suggest(string? near) => near is null ? "" : $" Did you mean '{near}'?";

    /// <summary>Returns the first of the closest names; null if no name is close.</summary>
    public static string? Closest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        var limit = Math.Min(3, name.Length / 3);
        var (upper, rows) = (name.ToUpperInvariant(), new Rows(name.Length + limit + 2));
        string? closest = null;
        foreach (var candidate in known.Take(MostNames))
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            var distance = Distance(upper, candidate.ToUpperInvariant(), limit, rows);
            if (distance <= limit)
            {
                closest = candidate;
                limit = distance - 1;
            }
        }

        return closest;
    }

    // The number of changed, missing, additional and swapped characters; if it is greater than the limit, any greater
    // number. A cell that is farther from the diagonal than the limit cannot contribute.
    private static int Distance(string from, string to, int limit, Rows rows)
    {
        for (var j = 0; j <= to.Length; j++)
        {
            rows.Current[j] = j;
        }

        var leastAbove = 0;
        for (var i = 1; i <= from.Length; i++)
        {
            var first = Math.Max(1, i - limit);
            var last = Math.Min(to.Length, i + limit);
            var (above, row) = rows.Next();
            row[first - 1] = first == 1 ? i : limit + 1;
            var least = row[first - 1];
            for (var j = first; j <= last; j++)
            {
                var changed = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], rows.BeforePrevious[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (last < to.Length)
            {
                row[last + 1] = limit + 1;
            }

            // A cell depends on the two rows above it.
            if (Math.Min(least, leastAbove) > limit)
            {
                return limit + 1;
            }

            leastAbove = least;
        }

        return rows.Current[to.Length];
    }

    private sealed class Rows(int length)
    {
        private int[] _previous = new int[length];

        public int[] Current { get; private set; } = new int[length];

        public int[] BeforePrevious { get; private set; } = new int[length];

        /// <summary>Starts a new row and returns the row above it and the new row.</summary>
        public (int[] Above, int[] Row) Next()
        {
            (BeforePrevious, _previous, Current) = (_previous, Current, BeforePrevious);
            return (_previous, Current);
        }
    }
}
