namespace Globus.Automate.Language.Tests;

/// <summary>
/// The case files beside the tests of the grammar: <c>input => outcome</c>, one a line. Lines that begin with // say
/// nothing; ⏎ stands for a line break.
/// </summary>
public static class LanguageCases
{
    private const string Arrow = " => ";

    public static TheoryData<string, string> Read(string name)
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", name + ".cases")))
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var arrow = line.LastIndexOf(Arrow, StringComparison.Ordinal);
            cases.Add(line[..arrow].Replace('⏎', '\n'), line[(arrow + Arrow.Length)..]);
        }

        return cases;
    }
}
