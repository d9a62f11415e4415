namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>
/// The case files beside these tests, <c>command => outcome ;; outcome</c>, one a line; blank lines and lines that
/// begin with # say nothing. An outcome is a request, <c>PUT /flows/{flow} {"title":"x"}</c>, an error, <c>error
/// FlowNotFound ObjectNotFound</c>, or <c>none</c>. <c>$wire</c> of a command makes its requests go wrong, <c>Fresh</c>
/// is a context that knows nothing yet, <c>Hasty</c> one that repeats nothing and waits for a second only. Words in
/// braces stand for ids (<see cref="WireFixture"/>), <c>{uuid}</c> for any other.
/// </summary>
internal static class WireCases
{
    private const string Arrow = " => ";

    public static TheoryData<string, string, string> Read()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (
            var file in Directory
                .GetFiles(
                    Path.Combine(Repository.Root, "tests", "Globus.Automate.PowerShell.Tests", "Wire", "Cases"),
                    "*.cases"
                )
                .Order(StringComparer.Ordinal)
        )
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
            {
                var arrow = line.LastIndexOf(Arrow, StringComparison.Ordinal);
                cases.Add(Path.GetFileNameWithoutExtension(file), line[..arrow], line[(arrow + Arrow.Length)..]);
            }
        }

        return cases;
    }
}
