using System.Text.RegularExpressions;

namespace Globus.Automate.Architecture.Tests.Delivery;

/// <summary>A workflow in .github/workflows, read line by line.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Lines">Its lines, without comments.</param>
internal sealed partial record Workflow(string Name, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<Workflow> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf(".github", "workflows"), "*.yml")
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    /// <summary>The commands of all steps.</summary>
    public IEnumerable<string> Commands => Values("run");

    /// <summary>The actions of all steps, and the workflows that jobs call.</summary>
    public IEnumerable<string> Actions => Values("uses");

    public static Workflow Parse(string name, string text) =>
        new(name, [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith('#'))]);

    /// <summary>The lines of each job, with its name.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Lines)> Jobs()
    {
        var lines = Lines.SkipWhile(line => line != "jobs:").Skip(1).ToList();
        var starts = lines.Index().Where(line => JobName().IsMatch(line.Item)).Select(line => line.Index).ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1).Append(lines.Count)))
        {
            yield return (lines[start].Trim(' ', ':'), lines[(start + 1)..end]);
        }
    }

    /// <summary>The lines of each step of a job.</summary>
    public static IEnumerable<IReadOnlyList<string>> Steps(IReadOnlyList<string> job)
    {
        var starts = job.Index().Where(line => StepStart().IsMatch(line.Item)).Select(line => line.Index).ToList();
        var ends = starts.Skip(1).Append(job.Count);
        return starts.Zip(ends, (start, end) => (IReadOnlyList<string>)[.. job.Take(start..end)]);
    }

    public override string ToString() => Name;

    private IEnumerable<string> Values(string key) =>
        Lines
            .Select(line => KeyAndValue().Match(line))
            .Where(match => match.Groups[1].Value == key)
            .Select(match => match.Groups[2].Value);

    [GeneratedRegex(@"^\s+(?:- )?(run|uses):\s*(.*)$")]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"^  [\w-]+:$")]
    private static partial Regex JobName();

    [GeneratedRegex("^      - ")]
    private static partial Regex StepStart();
}
