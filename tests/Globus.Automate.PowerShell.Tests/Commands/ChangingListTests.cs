using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>Lists of several pages that feed a command which changes the very list.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class ChangingListTests(EmulatorFixture emulator) : IDisposable
{
    private const int Count = 300;

    private const string Start =
        "1..300 | ForEach-Object { [pscustomobject]@{ FlowId = $flow.FlowId; Label = \"before $_\" } } | "
        + "Start-GlobusFlowRun -ThrottleLimit 16";

    private readonly Shell _shell = Shell.Connected(emulator);

    /// <summary>What makes the items, what changes them, and what is left of the list then.</summary>
    public static TheoryData<string, string, string> Changes =>
        new()
        {
            {
                $"$flow = Publish-GlobusFlow Crowd -Definition '{FlowTexts.Slow}'; {Start}",
                "$flow | Get-GlobusRun -Status ACTIVE -PageSize 20 | Stop-GlobusRun -PassThru",
                "$flow | Get-GlobusRun -Status ACTIVE"
            },
            {
                $"$flow = Publish-GlobusFlow Crowd -Definition '{FlowTexts.Pass}'; {Start} -Wait",
                "$flow | Get-GlobusRun -PageSize 20 | Remove-GlobusRun -Confirm:$false -PassThru",
                "$flow | Get-GlobusRun"
            },
            {
                $"$flow = Publish-GlobusFlow Crowd -Definition '{FlowTexts.Slow}'; {Start}",
                "$flow | Get-GlobusRun -Label before -PageSize 20 | Set-GlobusRun -Label { "
                    + "$_.Label.Replace('before', 'after') } -PassThru",
                "$flow | Get-GlobusRun -Label before; $flow | Get-GlobusRun | Where-Object Label -notmatch '^after "
                    + "\\d+$'"
            },
            {
                $"$flow = Publish-GlobusFlow Crowd -Definition '{FlowTexts.Slow}'; {Start} -Tag fresh",
                "$flow | Get-GlobusRun -Tag fresh -PageSize 20 | Set-GlobusRun -Tag { \"seen $($_.Label)\" } -PassThru",
                "$flow | Get-GlobusRun -Tag fresh"
            },
            {
                $"$flow = Publish-GlobusFlow Crowd -Definition '{FlowTexts.Slow}'; {Start}",
                "$flow | Get-GlobusRun -Status ACTIVE -PageSize 20 | Set-GlobusRun -Cancel -PassThru",
                ""
            },
            {
                $"1..300 | ForEach-Object {{ Publish-GlobusFlow \"Crowd $_\" -Definition '{FlowTexts.Pass}' }}",
                "Get-GlobusFlow -Title 'crowd *' -PageSize 20 | Set-GlobusFlow -Title { \"Gone $($_.Title)\" } "
                    + "-PassThru",
                "Get-GlobusFlow -Title 'Crowd *'"
            },
            {
                "",
                "Get-GlobusFlow -Title 'Gone *' -OrderBy 'title ASC' -PageSize 20 | Remove-GlobusFlow "
                    + "-Confirm:$false -PassThru",
                "Get-GlobusFlow -Title 'Gone *'"
            },
            {
                $"$flow = Publish-GlobusFlow Crowd -Definition '{FlowTexts.Asking}'; {Start}; while "
                    + "(@(Get-GlobusWebInput -FlowId $flow).Count -lt 300) { }",
                "Get-GlobusWebInput -FlowId $flow -State open -PageSize 20 | Submit-GlobusWebInput -Option Approve; "
                    + "Get-GlobusWebInput -FlowId $flow -State closed | ForEach-Object WebInputId",
                "Get-GlobusWebInput -FlowId $flow -State open"
            },
            {
                // Other tests leave actions of this provider behind.
                "$scripted = [uri]::new($emulator, 'actions/scripted'); "
                    + "Get-GlobusAction $scripted -Status ACTIVE | Stop-GlobusAction; 1..300 | ForEach-Object { "
                    + "[pscustomobject]@{ ActionUrl = $scripted; Body = @{ steps = @(@{ status = 'ACTIVE' }) } } } "
                    + "| Invoke-GlobusAction -ThrottleLimit 16",
                "Get-GlobusAction $scripted -Status ACTIVE | Stop-GlobusAction -PassThru",
                "Get-GlobusAction $scripted -Status ACTIVE"
            },
        };

    [Fact]
    public void Each_item_is_changed_once()
    {
        foreach (var (make, change, left) in Changes.Select(row => row.Data))
        {
            if (make.Length > 0)
            {
                _shell.Run(make).AssertSucceeded();
            }

            var changed = _shell.Run(change).AssertSucceeded();
            var ids = changed.Output.Select(item => item.ToString()).Distinct().Count();
            Assert.True(
                (changed.Output.Count, ids) == (Count, Count),
                $"{change}: {changed.Output.Count} objects of {ids} items"
            );
            if (left.Length > 0)
            {
                Assert.Equal("", _shell.Run(left).AssertSucceeded().Text);
            }
        }
    }

    [Fact]
    public void Nothing_is_changed_before_the_list_has_ended_and_WhatIf_changes_nothing()
    {
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Order -Definition '{FlowTexts.Slow}'; 1..3 | ForEach-Object {{ $flow | "
                    + "Start-GlobusFlowRun }"
            )
            .AssertSucceeded();
        _shell.Run("$flow | Get-GlobusRun | Stop-GlobusRun -WhatIf").AssertSucceeded();
        var seen = _shell
            .Run(
                "$flow | Get-GlobusRun -PageSize 1 | ForEach-Object { $seen += \"$(@($flow | Get-GlobusRun -Status "
                    + "ACTIVE).Count) \"; $_ } | Stop-GlobusRun; $seen"
            )
            .AssertSucceeded();
        Assert.Equal("3 3 3 ", seen.Text);
        Assert.Equal("", _shell.Run("$flow | Get-GlobusRun -Status ACTIVE").AssertSucceeded().Text);
    }

    [Fact]
    public async Task A_pipeline_that_is_stopped_changes_nothing()
    {
        using var listed = new ManualResetEventSlim();
        _shell.Set("listed", listed);
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Stopped -Definition '{FlowTexts.Slow}'; $runs = 1..3 | ForEach-Object "
                    + "{ $flow | Start-GlobusFlowRun }"
            )
            .AssertSucceeded();
        using var pipeline = _shell.Create("& { $runs; $listed.Set(); while ($true) { } } | Stop-GlobusRun");
        var ended = pipeline.InvokeAsync();
        Assert.True(listed.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        pipeline.Stop();
        await Assert.ThrowsAsync<System.Management.Automation.PipelineStoppedException>(() => ended);
        Assert.Equal("3", _shell.Run("@($flow | Get-GlobusRun -Status ACTIVE).Count").AssertSucceeded().Text);
    }

    [Fact]
    public void An_item_that_comes_twice_is_changed_once()
    {
        using var user = new EmulatedUser(emulator.Address);
        _shell
            .Run($"$run = Publish-GlobusFlow Twice -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -Wait")
            .AssertSucceeded();
        user.ForgetRequests();
        _shell.Run("$run, $run, $run.RunId | Remove-GlobusRun -Confirm:$false").AssertSucceeded();
        Assert.Single(user.Requests(), request => request.EndsWith("/release", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_stops_early_names_its_marker_and_what_came_before_is_changed()
    {
        using var user = new EmulatedUser(emulator.Address);
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Early -Definition '{FlowTexts.Slow}'; $runs = 1..4 | ForEach-Object {{ "
                    + "$flow | Start-GlobusFlowRun }"
            )
            .AssertSucceeded();
        _shell.Set("user", user);
        foreach (
            var list in (string[])
                [
                    "Get-GlobusRun -FlowId $flow -Status ACTIVE -PageSize 2",
                    "$flow | Get-GlobusRun -Status ACTIVE -PageSize 2",
                ]
        )
        {
            var outcome = _shell.Run(
                $"{list} | ForEach-Object {{ $_; if (++$seen -eq 1) {{ $user.Answer('/runs', 404, '{{}}') }} }} | "
                    + "Stop-GlobusRun -PassThru"
            );
            var error = outcome.AssertError("ListIncomplete", System.Management.Automation.ErrorCategory.ReadError);
            var marker = Regex.Match(error.ErrorDetails.RecommendedAction, "-Marker '[^']+'").Value;
            Assert.Equal(2, _shell.Run($"{list} {marker}").AssertSucceeded().Output.Count);
            Assert.Equal(2, outcome.Output.Count);
            Assert.All(outcome.Output, run => Assert.Equal("FAILED", run.Properties["Status"].Value));
            _shell.Run("$seen = 0; $flow | Start-GlobusFlowRun; $flow | Start-GlobusFlowRun").AssertSucceeded();
        }
    }

    [Fact]
    public void An_error_names_its_own_item_and_the_others_are_changed()
    {
        var outcome = _shell.Run(
            $$"""
            $flow = Publish-GlobusFlow Items -Definition '{{FlowTexts.Slow}}'
            $good = 1..2 | ForEach-Object { $flow | Start-GlobusFlowRun }
            $none = [guid]::NewGuid()
            $good[0], $none, 'nonsense', $good[1] | Stop-GlobusRun -PassThru
            """
        );
        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal(
            ["InvalidArgument", "RunNotFound"],
            outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])
        );
        Assert.Equal("nonsense", outcome.Errors[0].TargetObject);
        Assert.Equal(_shell.Run("\"$none\"").Text, outcome.Errors[1].TargetObject.ToString());
    }

    [Fact]
    public void A_script_block_that_fails_is_the_error_of_its_item()
    {
        var outcome = _shell.Run(
            $$"""
            $flow = Publish-GlobusFlow Scripts -Definition '{{FlowTexts.Pass}}'
            $runs = 1..3 | ForEach-Object { $flow | Start-GlobusFlowRun -Label "$_" }
            $runs | Set-GlobusRun -Label { if ($_.Label -eq '2') { throw 'not this one' }; "run $($_.Label)" } -PassThru | ForEach-Object Label
            """
        );
        Assert.Equal("run 1\nrun 3", outcome.Text);
        Assert.Contains(
            "not this one",
            outcome
                .AssertError("InvalidArgument", System.Management.Automation.ErrorCategory.InvalidArgument)
                .ToString(),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _shell.Dispose();
}
