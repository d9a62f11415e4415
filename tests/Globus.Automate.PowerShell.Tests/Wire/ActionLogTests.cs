using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>What the log and the list of actions show, from a provider that has both.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class ActionLogTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private static readonly string[] Codes = ["STARTED", "STATUS_UPDATE", "COMPLETED"];

    [Theory]
    [InlineData("")]
    [InlineData("-PageSize 1")]
    public void A_log_has_all_entries_once_in_their_order(string paging)
    {
        var entries = wire.Run($"Get-GlobusActionLog {{scripted}} {{logged}} {paging}")
            .Outcome.AssertSucceeded()
            .Output;
        Assert.Equal(Codes, entries.Select(entry => (string)entry.Properties["Code"].Value));
        Assert.All(entries, entry => Assert.IsType<DateTimeOffset>(entry.Properties["Time"].Value));
        Assert.Single(entries.Select(entry => entry.Properties["ActionId"].Value).Distinct());
    }

    [Fact]
    public void A_log_is_read_from_its_end()
    {
        var entries = wire.Run("Get-GlobusActionLog {scripted} {logged} -ReverseOrder -PageSize 2")
            .Outcome.AssertSucceeded()
            .Output;
        Assert.Equal(Codes.Reverse(), entries.Select(entry => (string)entry.Properties["Code"].Value));
    }

    [Fact]
    public void The_first_entries_are_those_that_were_asked_for()
    {
        var (outcome, requests) = wire.Run(
            "Invoke-GlobusAction {scripted} @{ steps = @(@{ status = 'SUCCEEDED'; details = @{ n = 1 } }) } | "
                + "Get-GlobusActionLog -First 1 | ForEach-Object { $_.Details.input.steps.Count }"
        );
        Assert.Equal("1", outcome.AssertSucceeded().Text);
        Assert.Equal("GET /actions/scripted/{id}/log?limit=1", requests[^1]);
    }

    [Fact]
    public void A_list_has_the_actions_in_these_statuses_and_roles_alone()
    {
        var script = """
            Get-GlobusAction {scripted} -Status SUCCEEDED, FAILED | Remove-GlobusAction -Confirm:$false
            Get-GlobusAction {scripted} | Stop-GlobusAction
            $made = 'ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED' | ForEach-Object { Invoke-GlobusAction {scripted} @{ steps = @(@{ status = $_ }) } -Label $_ }
            (Get-GlobusAction {scripted}).Label
            (Get-GlobusAction {scripted} -Status INACTIVE, SUCCEEDED).Label
            @(Get-GlobusAction {scripted} -Status ACTIVE -Role monitor_by).Count
            """;
        Assert.Equal(
            "ACTIVE INACTIVE SUCCEEDED 0",
            string.Join(' ', wire.Run(script).Outcome.AssertSucceeded().Output.Select(item => item.ToString()))
        );
    }
}
