using System.Text;

namespace Globus.Automate.Emulator.Evaluation.Choices;

/// <summary>
/// Patterns of StringMatches: <c>*</c> matches any text, <c>\*</c> and <c>\\</c> the character itself.
/// </summary>
internal static class Wildcards
{
    public static bool Match(string pattern, string text, Budget budget)
    {
        budget.Search(text.Length, pattern.Length);
        var parts = Split(pattern);
        if (parts.Count == 1)
        {
            return text == parts[0];
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        // Between two asterisks the first match is sufficient.
        var position = parts[0].Length;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            var at = text.IndexOf(part, position, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            position = at + part.Length;
        }

        return text.Length - parts[^1].Length >= position && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private static List<string> Split(string pattern)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] is '*' or '\\')
            {
                i++;
            }

            part.Append(pattern[i]);
        }

        parts.Add(part.ToString());
        return parts;
    }
}
