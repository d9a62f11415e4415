using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>The explanations of texts that are not JSON.</summary>
public sealed class InvalidJsonTests : IDisposable
{
    private const string Right = """{"a": [1, -2.5e3, "x\n\u00e9", {"b": null}], /* c */ "d": "y"} // end""";

    private readonly Shell _shell = new();

    public static TheoryData<string, string> Texts => CaseFile.Read("invalid-json");

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_error_explains_the_mistake_and_names_its_place(string text, string expected)
    {
        _shell.Set("text", text);
        var outcome = _shell
            .Run(
                "Test-GlobusFlow -Definition $text -Detailed | "
                    + "ForEach-Object { '{0}:{1} {2}' -f $_.Line, $_.Column, $_.Message }"
            )
            .AssertSucceeded();

        var parts = expected.Split([':', ' '], 3);
        Assert.Equal(
            $"{parts[0]}:{parts[1]} The value of -Definition is not valid JSON at line {parts[0]}, "
                + $"column {parts[1]}: {parts[2]}",
            outcome.Text
        );
    }

    [Fact]
    public void Every_change_of_one_character_that_is_a_mistake_is_explained()
    {
        var texts = Enumerable
            .Range(1, Right.Length - 1)
            .SelectMany(index =>
                "{}[],:\"'\\/#x01-.e +\n\t"
                    .Select(character => Right.Insert(index, character.ToString()))
                    .Append(Right.Remove(index, 1))
                    .Append(Right[..index])
            )
            .ToArray();
        _shell.Set("texts", texts);
        var reasons = _shell
            .Run(
                "$texts | ForEach-Object { Test-GlobusFlow -Definition $_ -Detailed } | "
                    + "Where-Object RuleId -eq InvalidJson | ForEach-Object Message"
            )
            .AssertSucceeded()
            .Output.Select(reason => reason.ToString())
            .ToList();

        Assert.InRange(reasons.Count, texts.Length / 4, texts.Length);
        Assert.DoesNotContain(reasons, reason =>
            reason.EndsWith("The text cannot be parsed.", StringComparison.Ordinal)
        );
    }

    public void Dispose() => _shell.Dispose();
}
