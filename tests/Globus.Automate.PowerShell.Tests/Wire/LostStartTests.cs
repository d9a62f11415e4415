using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>
/// What is recommended after a start whose response was lost finds what was started, or repeats it safely.
/// </summary>
[Collection(nameof(SharedEmulator))]
public sealed class LostStartTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Paste =
        "-ErrorAction SilentlyContinue -ErrorVariable lost; $lost[0]; & "
        + "([scriptblock]::Create($lost[0].ErrorDetails.RecommendedAction))";

    public static TheoryData<string> Labels =>
        ["plain", "it's", "a ‘quoted’ label", "$(throw) `n \"x\"", "one, two", "über", " blanks ", "*?[a]"];

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_run_is_found_by_its_label(string label)
    {
        var (outcome, _) = wire.Run(
            "Start-GlobusFlowRun {flow} -Label other | ForEach-Object { }; $wire.Lose('/flows/*/run'); "
                + $"Start-GlobusFlowRun {{flow}} -Label {Quoted(label)} {Paste}"
        );
        var error = Uncertain(outcome);
        Assert.Contains(label, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(label, PSObject.AsPSObject(error.TargetObject).Properties["Label"].Value);
        Assert.Equal(label, Assert.Single(outcome.Output.Skip(1)).Properties["Label"].Value);
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_timer_is_found_by_its_name(string name)
    {
        var (outcome, _) = wire.Run(
            "New-GlobusTimer {flow} -At 2099-01-01 -Name other | ForEach-Object { }; $wire.Lose('/v2/timer'); "
                + $"New-GlobusTimer {{flow}} -At 2099-01-01 -Name {Quoted(name)} {Paste}"
        );
        var error = Uncertain(outcome);
        Assert.Contains(name, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(outcome.Output.Skip(1)).Properties["Name"].Value);
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_flow_is_found_by_its_title(string title)
    {
        var (outcome, _) = wire.Run(
            $"$wire.Lose('/flows'); try {{ Publish-GlobusFlow {Quoted(title)} -DefinitionPath '{{file}}' "
                + "-ErrorAction Stop } catch { $lost = $_ }; $lost; "
                + "& ([scriptblock]::Create($lost.ErrorDetails.RecommendedAction)); "
                + $"Get-GlobusFlow | Where-Object Title -ceq {Quoted(title)} | Remove-GlobusFlow -Confirm:$false"
        );
        var error = Uncertain(outcome);
        Assert.Contains(title, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(title, Assert.Single(outcome.Output.Skip(1)).Properties["Title"].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "@{ echo_string = \"it's <ü> `u{202E}\" } -Label \"it's\" -Tag 'a', \"b'c\" -ReleaseAfter 1.00:00:00 "
            + "-Deadline '2030-01-01T00:00:00+01:00'"
    )]
    [InlineData("@{ echo_string = 'x' * 5000 }")]
    [InlineData("-BodyPath '{input}'")]
    public void An_action_is_repeated_with_its_request_id(string input)
    {
        using var folder = new TemporaryFolder();
        input = input.Replace(
            "{input}",
            folder.Write("it's.json", """{"echo_string":"x"}""").Replace("'", "''", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var (outcome, _) = wire.Run(
            $"$wire.Lose('/actions/hello_world/run'); $hasty = Hasty; Invoke-GlobusAction {{hello}} {input} "
                + $"-Context $hasty {Paste}"
        );

        var error = Uncertain(outcome);
        Assert.Single(outcome.Output.Skip(1));
        Assert.Equal(2, wire.Recorded().Count(request => (string?)request["method"] == "POST"));
        Assert.Single(
            wire.Recorded()
                .Where(request => (string?)request["method"] == "POST")
                .Select(request => request["body"]!.ToJsonString())
                .Distinct()
        );
        Assert.Contains(
            (string)wire.Recorded().Last()["body"]!["request_id"]!,
            error.Exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Starts_in_bulk_say_which_input_each_error_is_about()
    {
        using var service = new FaultyService();
        var outcome = service.Run(
            "1..20 | ForEach-Object { [pscustomobject]@{ FlowId = '00000000-0000-4000-8000-000000000001'; Label = "
                + "\"run $_\"; Body = @{ number = $_ } } } | Start-GlobusFlowRun -FlowScope s -ThrottleLimit 16"
        );

        Assert.Equal(20, service.Requests.Count);
        Assert.All(outcome.Errors, error => Assert.Equal("StartUncertain", error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(
            Enumerable.Range(1, 20).Select(number => $"run {number}"),
            outcome.Errors.Select(error => (string)PSObject.AsPSObject(error.TargetObject).Properties["Label"].Value)
        );
        Assert.All(outcome.Errors, error =>
            Assert.Contains(
                $"'{PSObject.AsPSObject(error.TargetObject).Properties["Label"].Value}'",
                error.ErrorDetails.RecommendedAction,
                StringComparison.Ordinal
            )
        );
    }

    private static ErrorRecord Uncertain(Outcome outcome)
    {
        Assert.Empty(
            outcome
                .Errors.Where(one => !one.FullyQualifiedErrorId.StartsWith("StartUncertain", StringComparison.Ordinal))
                .Select(one => one.ToString())
        );
        var error = Assert.IsType<ErrorRecord>(outcome.Output[0].BaseObject);
        Assert.Equal("StartUncertain", error.FullyQualifiedErrorId.Split(',')[0]);
        return error;
    }

    private static string Quoted(string text) =>
        $"'{System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
