using System.Collections;
using System.Management.Automation.Language;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// The lines that are run to see whether a secret shows, here and in the whole shell of <c>tests/Pester</c>.
/// </summary>
internal static class CanaryLines
{
    private static readonly Hashtable Data = Read();

    public static string Prepare { get; } = (string)Data["Prepare"]!;

    public static IReadOnlyList<string> WaysIn { get; } = [.. ((object[])Data["WaysIn"]!).Cast<string>()];

    public static IReadOnlyList<CanaryLine> FailuresToSignIn { get; } = Lines("FailuresToSignIn");

    public static IReadOnlyList<CanaryLine> Commands { get; } = Lines("Commands");

    private static CanaryLine[] Lines(string name) =>
        [
            .. ((object[])Data[name]!)
                .Cast<Hashtable>()
                .Select(line => new CanaryLine(Text(line, "Succeeds"), Text(line, "Fails"), Text(line, "Error"))),
        ];

    private static string Text(Hashtable line, string name) => (string?)line[name] ?? "";

    private static Hashtable Read()
    {
        var file = Parser.ParseFile(
            Path.Combine(Repository.Root, "tests", "Pester", "Canary", "Lines.psd1"),
            out _,
            out var errors
        );
        Assert.Empty(errors);
        return (Hashtable)file.Find(part => part is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }
}
