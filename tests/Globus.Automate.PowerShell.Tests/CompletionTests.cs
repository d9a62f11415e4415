using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests;

[Collection(nameof(SharedEmulator))]
public sealed class CompletionTests(EmulatorFixture emulator) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(emulator);

    [Fact]
    public void A_flow_that_was_seen_is_completed_with_its_title_as_tooltip()
    {
        var id = _shell.Run($"(Publish-GlobusFlow 'A title to find' -Definition '{FlowTexts.Pass}').FlowId").AssertSucceeded().Text;
        var match = Assert.Single(Complete($"Start-GlobusFlowRun -FlowId {id[..8]}"));
        Assert.Equal((id, "A title to find"), (match.CompletionText, match.ToolTip));
    }

    [Fact]
    public void A_flow_is_found_by_its_title_too()
    {
        var id = _shell.Run($"(Publish-GlobusFlow 'Unmistakable' -Definition '{FlowTexts.Pass}').FlowId").AssertSucceeded().Text;
        Assert.Equal(id, Assert.Single(Complete("Get-GlobusFlow -FlowId Unmis")).CompletionText);
    }

    [Fact]
    public void A_runspace_that_has_seen_nothing_looks_at_the_service_once()
    {
        using var other = Shell.Connected(emulator);
        var id = _shell.Run($"(Publish-GlobusFlow 'Seen elsewhere' -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun).RunId").AssertSucceeded().Text;
        Assert.Contains(id, Complete(other, "Get-GlobusRun -RunId ").Select(match => match.CompletionText));
    }

    [Fact]
    public void A_runspace_that_is_not_connected_completes_nothing_and_asks_nobody()
    {
        using var other = new Shell();
        Assert.DoesNotContain(Complete(other, "Get-GlobusRun -RunId "), match => Guid.TryParse(match.CompletionText, out _));
    }

    [Theory]
    [InlineData("Get-GlobusRun -Status IN", "INACTIVE")]
    [InlineData("Get-GlobusRun -Role run_ow", "run_owner")]
    [InlineData("Get-GlobusFlow -Role flow_st", "flow_starter")]
    [InlineData("Get-GlobusFlow -OrderBy title", "'title ASC'|'title DESC'")]
    [InlineData("Get-GlobusRun -OrderBy start", "'start_time ASC'|'start_time DESC'")]
    [InlineData("Connect-Globus -Environment prev", "preview")]
    [InlineData("Invoke-GlobusRequest -Service Fl", "Flows")]
    public void Words_of_the_service_are_completed(string line, string words) =>
        Assert.Equal(words.Split('|'), Complete(line).Select(match => match.CompletionText));

    [Fact]
    public void States_that_a_log_has_shown_are_completed()
    {
        _shell.Run($"Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun | Wait-GlobusRun | Get-GlobusRunLog").AssertSucceeded();
        Assert.Contains("Only", Complete("Get-GlobusRunLog -StateName O").Select(match => match.CompletionText));
    }

    public void Dispose() => _shell.Dispose();

    private IReadOnlyList<CompletionResult> Complete(string line) => Complete(_shell, line);

    private static IReadOnlyList<CompletionResult> Complete(Shell shell, string line)
    {
        shell.Set("line", line);
        return [.. shell.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches").AssertSucceeded().Output.Select(match => (CompletionResult)match.BaseObject)];
    }
}
