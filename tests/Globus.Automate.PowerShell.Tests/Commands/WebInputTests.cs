using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>Runs that ask people, and calls of registered APIs, from the commands to the emulator and back.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class WebInputTests(EmulatorFixture emulator) : IDisposable
{
    private const string Ask = $$"""
        $run = Publish-GlobusFlow Asking -Definition '{{FlowTexts.Asking}}' | Start-GlobusFlowRun -Label 'Night shift'
        while (-not $run.BlockingWebInputId) { $run = $run | Get-GlobusRun }
        """;

    private readonly Shell _shell = Shell.Connected(emulator);

    [Fact]
    public void A_run_asks_is_answered_and_goes_on()
    {
        var outcome = _shell
            .Run(
                $$"""
                {{Ask}}
                $run | Submit-GlobusWebInput -Option Approve
                ($run | Wait-GlobusRun).Details.output.answer.response
                ($run | Get-GlobusRun).BlockingWebInputId
                """
            )
            .AssertSucceeded();
        Assert.Equal("yes", outcome.Text.Trim());
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void A_question_is_listed_in_short_and_shown_in_full()
    {
        var listed = _shell.Run($"{Ask}\nGet-GlobusWebInput -RunId $run").AssertSucceeded();
        Assert.Equal("Go on?", listed.Property("Title"));
        Assert.Equal("open", listed.Property("Status"));
        Assert.Equal("Night shift", listed.Property("RunLabel"));
        Assert.Equal("Asking", listed.Property("FlowTitle"));
        var shown = _shell
            .Run(
                """
                $question = $run | Get-GlobusWebInput
                "$($question.Options.Label) / $($question.Context.text) / $($question.UserRoles) / $($question.CreatorUrn -eq $run.RunOwner)"
                """
            )
            .AssertSucceeded();
        Assert.Equal("Approve Deny / All is well. / respondent / True", shown.Text);
    }

    [Fact]
    public void What_was_answered_is_closed_and_listed_when_asked_for()
    {
        var outcome = _shell
            .Run(
                $$"""
                {{Ask}}
                $run | Submit-GlobusWebInput -Option Deny
                @(Get-GlobusWebInput -RunId $run).Count
                (Get-GlobusWebInput -RunId $run -State closed).Status
                """
            )
            .AssertSucceeded();
        Assert.Equal("0\nclosed", outcome.Text);
    }

    [Fact]
    public void Waiting_says_once_what_is_waited_for_and_how_to_answer()
    {
        var outcome = _shell.Run($"{Ask}\n$run | Wait-GlobusRun -TimeoutSec 2 -PollingIntervalSec 1");
        outcome.AssertError("WaitTimeout", ErrorCategory.OperationTimeout);
        var id = _shell.Run("\"$($run.BlockingWebInputId)\"").Text;
        var warning = Assert.Single(outcome.Warnings);
        Assert.Contains($"Submit-GlobusWebInput {id}", warning, StringComparison.Ordinal);
        Assert.Equal(id, outcome.Property("BlockingWebInputId")!.ToString());
    }

    [Fact]
    public void An_option_that_is_not_there_is_told_with_those_that_are()
    {
        var outcome = _shell.Run($"{Ask}\n$run | Submit-GlobusWebInput -Option Perhaps");
        var error = outcome.AssertError("OptionNotFound", ErrorCategory.InvalidArgument);
        Assert.Equal(
            "The web input 'Go on?' has no option 'Perhaps'. Its options are 'Approve', 'Deny'.",
            error.ToString()
        );
        Assert.Equal("open", _shell.Run("($run | Get-GlobusWebInput).Status").AssertSucceeded().Text);
    }

    [Fact]
    public void A_registered_API_is_shown_and_called_by_a_flow()
    {
        var outcome = _shell
            .Run(
                """
                $api = Invoke-GlobusRequest /registered_apis -Method POST -Body @{
                    name = 'Health'
                    subscription_id = '10ca1000-0000-4000-8000-0000000000d0'
                    target = @{
                        type = 'openapi'; openapi_version = '3.1'; specification = @{}
                        destination = @{ method = 'get'; url = "$([uri]::new($emulator, 'actions/hello_world'))" }
                    }
                }
                $known = Get-GlobusRegisteredApi -OrderBy 'created_timestamp DESC' -First 1 | Get-GlobusRegisteredApi
                "$($known.RegisteredApiId -eq $api.id) $($known.Name) $($known.Status) $($known.Target.destination.method)"
                $definition = @{ StartAt = 'Call'; States = @{ Call = @{
                    Type = 'Action'; Handler = @{ Type = 'RegisteredAPI'; Id = "$($known.RegisteredApiId)" }; Parameters = @{}; ResultPath = '$.health'; End = $true } } }
                (Publish-GlobusFlow Calling -Definition $definition | Start-GlobusFlowRun -Wait).Details.output.health.title
                """
            )
            .AssertSucceeded();
        Assert.Equal("True Health ACTIVE get\nHello World", outcome.Text);
    }

    public void Dispose() => _shell.Dispose();
}
