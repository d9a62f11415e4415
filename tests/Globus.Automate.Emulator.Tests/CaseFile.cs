namespace Globus.Automate.Emulator.Tests;

/// <summary>Files of cases: adding a case needs no code. A line that starts with # is a comment.</summary>
internal static class CaseFile
{
    /// <summary>Cases of one line each: <c>what is given => what comes of it</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Lines(string name) =>
        Read(name)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(" => ", 2))
            .Select(parts => new TheoryDataRow<string, string>(parts[0].Trim(), parts[1].Trim()));

    /// <summary>Cases of several lines each, under a title: <c>== title</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Sections(string name)
    {
        string? title = null;
        var lines = new List<string>();
        foreach (var line in Read(name).Append("=="))
        {
            if (!line.StartsWith("==", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            if (title is not null)
            {
                yield return new TheoryDataRow<string, string>(title, string.Join('\n', lines).Trim())
                {
                    TestDisplayName = title,
                };
            }

            title = line[2..].Trim();
            lines.Clear();
        }
    }

    private static IEnumerable<string> Read(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", name)).Where(line => !line.StartsWith('#'));
}
