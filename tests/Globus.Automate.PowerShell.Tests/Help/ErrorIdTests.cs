using System.Text.RegularExpressions;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>Each error id is promised to users; each promise is held to by a test or a case.</summary>
public sealed partial class ErrorIdTests
{
    private static readonly string Tests = string.Join(
        '\n',
        Directory
            .GetFiles(Path.Combine(Repository.Root, "tests"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cases" or ".ps1" && !Built().IsMatch(file))
            .Select(File.ReadAllText)
    );

    public static TheoryData<string> Ids => [.. ModuleErrors.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_error_id_is_asserted_somewhere(string id) =>
        Assert.True(
            Regex.IsMatch(Tests, $"""error {id}[ ,]|["']{id}[,"']|[|(]{id}[|)]"""),
            $"No test and no case expects {id}."
        );

    [Fact]
    public void Every_failure_of_the_client_has_an_id()
    {
        var records = File.ReadAllText(
            Path.Combine(Repository.Root, "src", "Globus.Automate.PowerShell", "Errors", "ErrorRecords.cs")
        );
        var failures = Directory
            .GetFiles(
                Path.Combine(Repository.Root, "src", "Globus.Automate"),
                "*Exception.cs",
                SearchOption.AllDirectories
            )
            .Where(file => !Built().IsMatch(file))
            .Select(file => Failure().Match(File.ReadAllText(file)).Groups[1].Value)
            .Where(name => name.Length > 0)
            .ToList();

        Assert.True(failures.Count > 8);
        Assert.Equal(
            "",
            string.Join(
                ", ",
                failures.Where(name => !Regex.IsMatch(records, $@"^ +{name}\b.* => ", RegexOptions.Multiline))
            )
        );
    }

    [GeneratedRegex(@"class (\w+)\(.*\)\s+: GlobusException")]
    private static partial Regex Failure();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();
}
