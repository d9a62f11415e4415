namespace Globus.Automate.Testing;

/// <summary>
/// A file of cases, one <c>expression => value</c> a line; blank lines and lines that begin with # say nothing.
/// </summary>
public static class CaseFile
{
    private const string Arrow = " => ";

    public static TheoryData<string, string> Read(string name)
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", name + ".cases")))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var arrow = line.LastIndexOf(Arrow, StringComparison.Ordinal);
            cases.Add(line[..arrow], line[(arrow + Arrow.Length)..]);
        }
        return cases;
    }
}
