namespace Globus.Automate.Help.Text;

/// <summary>Breaks text into lines.</summary>
internal static class WordWrap
{
    /// <summary>The lines, broken at blanks; a word that is longer than a line has a line of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How many characters a line may have.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        return [.. lines, line];
    }
}
