using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Connection;

/// <summary>In the context of an emulator, hosted addresses lead to the emulator.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class ProviderAddressTests(EmulatorFixture emulator) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(emulator);

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("https://actions.globus.org/hello_world")]
    [InlineData("https://actions.globus.org/hello_world/")]
    [InlineData("https://actions.automate.globus.org/hello_world")]
    [InlineData("https://ACTIONS.globus.org/Hello_World")]
    public void A_hosted_action_runs_on_the_emulator_in_all_commands(string url)
    {
        _shell.Set("url", url);
        var outcome = _shell
            .Run(
                """
                (Get-GlobusActionProvider $url).Title
                $action = Invoke-GlobusAction $url @{ echo_string = 'a' } -Wait
                $action.Status
                (Get-GlobusAction $url $action.ActionId).Status
                (Wait-GlobusAction $url $action.ActionId).Status
                ($action | Get-GlobusAction).ActionId -eq $action.ActionId
                Stop-GlobusAction $url $action.ActionId
                Remove-GlobusAction $url $action.ActionId -Confirm:$false
                """
            )
            .AssertSucceeded();
        Assert.Equal(
            ["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "True"],
            outcome.Output.Skip(1).Select(item => item.ToString()!)
        );
    }

    [Theory]
    [InlineData("https://actions.globus.org/expression_eval")]
    [InlineData("https://actions.globus.org/search/ingest")]
    [InlineData("https://actions.globus.org/search/delete")]
    [InlineData("https://actions.automate.globus.org/notification/notify")]
    [InlineData("https://actions.globus.org/weboption/wait_for_option")]
    [InlineData("https://transfer.actions.globus.org/transfer")]
    [InlineData("https://transfer.actions.globus.org/transfer/")]
    [InlineData("https://transfer.actions.globus.org/ls")]
    public void Each_provider_of_the_emulator_is_found_by_its_hosted_address(string url)
    {
        _shell.Set("url", url);
        Assert.NotEmpty(_shell.Run("(Get-GlobusActionProvider $url).Title").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("https://actions.globus.org/datacite/mint/basic_auth")]
    [InlineData("https://actions.globus.org/transfer/transfer")]
    [InlineData("https://actions.globus.org/nothing")]
    [InlineData("https://compute.actions.globus.org/")]
    [InlineData("https://no-such-host.invalid/provider")]
    public void A_hosted_provider_that_the_emulator_does_not_have_is_an_error(string url)
    {
        _shell.Set("url", url);
        foreach (
            var command in new[]
            {
                "Get-GlobusActionProvider $url",
                "Invoke-GlobusAction $url @{}",
                "Invoke-GlobusAction $url @{} -ActionScope "
                    + "https://auth.globus.org/scopes/actions.globus.org/hello_world",
            }
        )
        {
            var error = Assert.Single(_shell.Run(command).Errors);
            Assert.StartsWith("ActionProviderNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(url.TrimEnd('/'), error.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("http://actions.globus.org/hello_world")]
    [InlineData("http://ACTIONS.globus.org:8080/hello_world")]
    [InlineData("http://flows.globus.org/flows/11111111-1111-4111-8111-111111111111")]
    [InlineData("http://no-such-host.invalid/provider")]
    public void Plain_http_to_another_machine_is_refused_before_its_name_is_looked_up(string url)
    {
        _shell.Set("url", url);
        foreach (
            var command in new[]
            {
                "Get-GlobusActionProvider $url",
                "Invoke-GlobusAction $url @{}",
                "Get-GlobusAction $url a",
                "Wait-GlobusAction $url a",
                "Get-GlobusActionLog $url a",
                "Resume-GlobusAction $url a",
                "Stop-GlobusAction $url a",
                "Remove-GlobusAction $url a -Confirm:$false",
                "Invoke-GlobusAction https://actions.globus.org/hello_world @{} -ForcePath $url",
            }
        )
        {
            Assert.StartsWith(
                "InsecureAddress,",
                Assert.Single(_shell.Run(command).Errors).FullyQualifiedErrorId,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_forced_path_stays_on_the_emulator()
    {
        _shell.Set("url", "https://actions.globus.org/hello_world");
        Assert.Equal(
            "SUCCEEDED",
            _shell
                .Run("(Invoke-GlobusAction $url @{ echo_string = 'a' } -ForcePath \"$url/run\").Status")
                .AssertSucceeded()
                .Text
        );
        Assert.Equal(
            "SUCCEEDED",
            _shell.Run("(Invoke-GlobusAction $url @{ echo_string = 'a' } -ForcePath run).Status").AssertSucceeded().Text
        );
    }
}
