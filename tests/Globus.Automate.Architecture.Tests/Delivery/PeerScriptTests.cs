namespace Globus.Automate.Architecture.Tests.Delivery;

/// <summary>The scripts that run official programs against the emulator.</summary>
public sealed class PeerScriptTests
{
    private static readonly string ReadMe = File.ReadAllText(Repository.PathOf("tests", "peers", "README.md"));

    [Fact]
    public void Each_script_has_a_row_in_the_readme() => Findings.None(Scripts().Where(name => !IsListed(name)));

    [Fact]
    public void A_script_without_a_row_is_found() => Assert.False(IsListed("no-such-program.py"));

    [Fact]
    public void The_scripts_are_found() => Assert.True(Scripts().Count() > 5);

    private static bool IsListed(string name) => ReadMe.Contains($"| `{name}` |", StringComparison.Ordinal);

    private static IEnumerable<string> Scripts() =>
        from path in Directory.EnumerateFiles(Repository.PathOf("tests", "peers"), "*.py")
        select Path.GetFileName(path);
}
