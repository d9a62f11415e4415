using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Help;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Completion;

[Collection(nameof(SharedEmulator))]
public sealed class CompletionTests(EmulatorFixture emulator) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(emulator);

    public static TheoryData<string> Commands => [.. Page.Commands.Select(page => page.Name)];

    [Fact]
    public void A_flow_that_was_seen_is_completed_with_its_title_as_tooltip()
    {
        var id = _shell
            .Run($"(Publish-GlobusFlow 'A title to find' -Definition '{FlowTexts.Pass}').FlowId")
            .AssertSucceeded()
            .Text;
        var match = Assert.Single(Complete($"Start-GlobusFlowRun -FlowId {id[..8]}"));
        Assert.Equal((id, "A title to find"), (match.CompletionText, match.ToolTip));
    }

    [Fact]
    public void A_flow_is_found_by_its_title_too()
    {
        var id = _shell
            .Run($"(Publish-GlobusFlow 'Unmistakable' -Definition '{FlowTexts.Pass}').FlowId")
            .AssertSucceeded()
            .Text;
        Assert.Equal(id, Assert.Single(Complete("Get-GlobusFlow -FlowId Unmis")).CompletionText);
    }

    [Fact]
    public void A_runspace_that_has_seen_nothing_looks_at_the_service_once()
    {
        using var other = Shell.Connected(emulator);
        var id = _shell
            .Run($"(Publish-GlobusFlow 'Seen elsewhere' -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun).RunId")
            .AssertSucceeded()
            .Text;
        Assert.Contains(id, Complete(other, "Get-GlobusRun -RunId ").Select(match => match.CompletionText));
    }

    [Fact]
    public void A_runspace_that_is_not_connected_completes_nothing_and_asks_nobody()
    {
        using var other = new Shell();
        Assert.DoesNotContain(Complete(other, "Get-GlobusRun -RunId "), match =>
            Guid.TryParse(match.CompletionText, out _)
        );
    }

    [Theory]
    [InlineData("Get-GlobusRun -Status IN", "INACTIVE")]
    [InlineData("Get-GlobusRun -Role run_ow", "run_owner")]
    [InlineData("Test-GlobusFlow -SkipRule Unreach", "UnreachableState")]
    [InlineData("Publish-GlobusFlow -SkipRule unknownf", "UnknownFunction")]
    [InlineData(
        "Set-GlobusFlow -SkipRule Missing",
        "MissingDefault|MissingExceptionOnActionFailure|MissingMember|MissingResultPath"
    )]
    [InlineData("Get-GlobusFlow -Role flow_st", "flow_starter")]
    [InlineData("Get-GlobusFlow -OrderBy title", "'title ASC'|'title DESC'")]
    [InlineData("Get-GlobusRun -OrderBy start", "'start_time ASC'|'start_time DESC'")]
    [InlineData("Connect-Globus -Environment prev", "preview")]
    [InlineData("Invoke-GlobusRequest -Service Fl", "Flows")]
    public void Words_of_the_service_are_completed(string line, string words) =>
        Assert.Equal(words.Split('|'), Complete(line).Select(match => match.CompletionText));

    [Fact]
    public void The_menu_shows_titles_and_tells_equal_ones_apart()
    {
        var ids = _shell
            .Run(
                $"1..2 | ForEach-Object {{ (Publish-GlobusFlow 'Twin of the menu' -Definition '{FlowTexts.Pass}' "
                    + "-Subtitle 'A subtitle').FlowId }"
            )
            .AssertSucceeded()
            .Text.Split('\n');
        var alone = _shell
            .Run($"(Publish-GlobusFlow 'Alone in the menu' -Definition '{FlowTexts.Pass}').FlowId")
            .AssertSucceeded()
            .Text;
        Assert.Equal("Alone in the menu", Assert.Single(Complete($"Get-GlobusFlow {alone[..13]}")).ListItemText);
        var twins = Complete("Get-GlobusFlow 'Twin of the");
        Assert.Equal(
            ids.Order().Select(id => $"Twin of the menu ({id[..8]})"),
            twins.OrderBy(match => match.CompletionText, StringComparer.Ordinal).Select(match => match.ListItemText)
        );
        Assert.All(twins, match => Assert.Contains("A subtitle", match.ToolTip, StringComparison.Ordinal));
    }

    [Fact]
    public void A_flow_is_found_by_its_title_among_many_that_were_not_seen()
    {
        using var other = Shell.Connected(emulator);
        var id = _shell
            .Run($"(Publish-GlobusFlow 'Zebra crossing' -Definition '{FlowTexts.Pass}').FlowId")
            .AssertSucceeded()
            .Text;
        _shell
            .Run($"1..25 | ForEach-Object {{ Publish-GlobusFlow \"Newer $_\" -Definition '{FlowTexts.Pass}' }}")
            .AssertSucceeded();
        other.Run("$null = Get-GlobusFlow -First 20").AssertSucceeded();
        Assert.Equal(id, Assert.Single(Complete(other, "Start-GlobusFlowRun zebra")).CompletionText);
        Assert.Equal(id, Assert.Single(Complete(other, "Remove-GlobusFlow -FlowId crossing")).CompletionText);
        Assert.Equal(id, Assert.Single(Complete(other, "Connect-Globus -Flow 'Zebra cr")).CompletionText);
    }

    [Fact]
    public void Names_of_what_there_is_are_completed()
    {
        var run =
            $"Publish-GlobusFlow Asking -Definition '{FlowTexts.Asking}' | Start-GlobusFlowRun -Tag 'night shift'";
        var question = _shell
            .Run(
                $"$run = {run}; while (-not $run.BlockingWebInputId) {{ $run = $run | Get-GlobusRun }}; "
                    + "$run.BlockingWebInputId"
            )
            .AssertSucceeded()
            .Text;
        _shell
            .Run("$null = Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) -Label 'Greeting'")
            .AssertSucceeded();
        var timer = _shell
            .Run(
                $"(Publish-GlobusFlow Timed -Definition '{FlowTexts.Pass}' | New-GlobusTimer -At 2099-01-01 -Name "
                    + "'Night of the timer').TimerId"
            )
            .AssertSucceeded()
            .Text;
        Assert.Contains(timer, Texts("Get-GlobusTimer 'Night of"));
        Assert.Contains(timer, Texts("Remove-GlobusTimer -TimerId timer"));
        Assert.Contains("Default", Texts("Get-GlobusFlow -Context De"));
        Assert.Contains("Default", Texts("Get-GlobusContext "));
        Assert.Contains("'night shift'", Texts("Get-GlobusRun -Tag nig"));
        Assert.Contains(question, Texts("Get-GlobusWebInput -WebInputId "));
        Assert.Equal(["Approve", "Deny"], Texts($"Submit-GlobusWebInput {question} -Option "));
        Assert.Contains(
            new Uri(emulator.Address, "actions/hello_world").AbsoluteUri,
            Texts("Invoke-GlobusAction -ActionUrl http")
        );
        Assert.Single(Texts("Get-GlobusAction -ActionUrl http://x -ActionId Greet"));
        Assert.Contains("/web_inputs", Texts("Invoke-GlobusRequest /web"));
        Assert.Contains("/jobs/", Texts("Invoke-GlobusRequest -Service Timers /"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_but_a_path_is_completed_with_files(string command)
    {
        using var other = new Shell();
        foreach (var name in NamesOf(other, command))
        {
            foreach (var word in (string[])["", "Globus", "'"])
            {
                Assert.DoesNotContain(Complete(other, $"{command} -{name} {word}"), match =>
                    match.ResultType is CompletionResultType.ProviderItem or CompletionResultType.ProviderContainer
                );
            }
        }
    }

    [Fact]
    public void Somebody_offline_completes_nothing_and_waits_once()
    {
        using var other = new Shell();
        other
            .Run(
                "$nobody = 'http://127.0.0.1:9/'; $token = [System.Net.NetworkCredential]::new('', "
                    + "'token').SecurePassword; Connect-Globus -AccessToken $token -AuthUrl $nobody -FlowsUrl $nobody"
            )
            .AssertSucceeded();
        Assert.Empty(Complete(other, "Get-GlobusFlow -FlowId Title"));
        Assert.Empty(Complete(other, "Get-GlobusRun -RunId Label"));
    }

    [Fact]
    public void States_that_a_log_has_shown_are_completed()
    {
        _shell
            .Run(
                $"Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun | Wait-GlobusRun | "
                    + "Get-GlobusRunLog"
            )
            .AssertSucceeded();
        Assert.Contains("Only", Complete("Get-GlobusRunLog -StateName O").Select(match => match.CompletionText));
    }

    public void Dispose() => _shell.Dispose();

    private static IEnumerable<string> NamesOf(Shell shell, string command) =>
        shell
            .Run(
                $"(Get-Command {command}).Parameters.Values | Where-Object {{ $_.Name -notlike '?*Path' -or $_.Name "
                    + "-eq 'ForcePath' } | ForEach-Object Name"
            )
            .AssertSucceeded()
            .Output.Select(name => name.ToString())
            .Where(name =>
                !Cmdlet.CommonParameters.Contains(name)
                && !Cmdlet.OptionalCommonParameters.Contains(name)
                && name != "InputObject"
                && (command, name) != ("Publish-GlobusFlow", "Title")
            );

    private IEnumerable<string> Texts(string line) => Complete(line).Select(match => match.CompletionText);

    private IReadOnlyList<CompletionResult> Complete(string line) => Complete(_shell, line);

    private static IReadOnlyList<CompletionResult> Complete(Shell shell, string line)
    {
        shell.Set("line", line);
        return
        [
            .. shell
                .Run(
                    "[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, "
                        + "$null).CompletionMatches"
                )
                .AssertSucceeded()
                .Output.Select(match => (CompletionResult)match.BaseObject),
        ];
    }
}
