using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>
/// Objects that were written down and read again stand for the same things as live ones, by pipeline and by position.
/// </summary>
[Collection(nameof(SharedEmulator))]
public sealed class ReturnedObjectTests : IDisposable
{
    private const string Ways = """
        function Row($item, [scriptblock] $value) {
            $row = [ordered]@{}
            foreach ($property in $item.PSObject.Properties) { $row[$property.Name] = & $value $property.Value }
            [pscustomobject] $row
        }
        function Live($item) { $item }
        function Selected($item) { Row $item { param($value) $value } }
        function SelectedId($item, $names) {
            $row = [ordered]@{}
            foreach ($name in $names) { $row[$name] = $item.$name }
            [pscustomobject] $row
        }
        function Csv($item) { Row $item { param($value) "$value" } }
        function CliXml($item) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item)) }
        function Json($item) { Row $item { param($value) if ($null -eq $value -or $value -is [ValueType] -and $value -isnot [guid]) { $value } else { "$value" } } }
        """;

    private static readonly string[] Names = ["Live", "Selected", "SelectedId", "Csv", "CliXml", "Json"];

    private readonly Shell _shell;

    public ReturnedObjectTests(EmulatorFixture emulator)
    {
        _shell = Shell.Connected(emulator);
        _shell.Run(Ways).AssertSucceeded();
        _shell
            .Run(
                $$"""
                $hello = [uri]::new($emulator, 'actions/hello_world')
                $flow = Publish-GlobusFlow Returned -Definition '{{FlowTexts.Pass}}'
                $run = $flow | Start-GlobusFlowRun -Label here -Wait
                """
            )
            .AssertSucceeded();
    }

    /// <summary>
    /// Noun, the properties of its id, the object, the command with a place for the argument, and what it writes.
    /// </summary>
    public static TheoryData<string, string, string, string> Commands =>
        new()
        {
            { "FlowId", "$flow", "Get-GlobusFlow{0} | ForEach-Object Title", "Returned" },
            { "FlowId", "$flow", "Get-GlobusRun{0} -Label here | ForEach-Object Label", "here" },
            { "FlowId", "$flow", "Start-GlobusFlowRun{0} -Label again | ForEach-Object Label", "again" },
            { "FlowId", "$flow", "Set-GlobusFlow{0} -Subtitle below -PassThru | ForEach-Object Subtitle", "below" },
            {
                "FlowId",
                "(Publish-GlobusFlow Away -Definition '{pass}')",
                "Remove-GlobusFlow{0} -Confirm:$false -PassThru | ForEach-Object Title",
                "Away"
            },
            { "RunId", "$run", "Get-GlobusRun{0} | ForEach-Object RunId", "$run.RunId" },
            { "RunId", "$run", "Get-GlobusRunLog{0} -First 1 | ForEach-Object Code", "FlowStarted" },
            { "RunId", "$run", "Get-GlobusRunDefinition{0} | ForEach-Object RunId", "$run.RunId" },
            { "RunId", "$run", "Wait-GlobusRun{0} | ForEach-Object RunId", "$run.RunId" },
            {
                "RunId",
                "$run",
                "Set-GlobusRun{0} -Tag { \"of $($_.RunId)\" } -PassThru | ForEach-Object { \"$($_.Tags)\" }",
                "of $($run.RunId)"
            },
            { "RunId", "$run", "Set-GlobusRun{0} -AddTag more -PassThru | ForEach-Object RunId", "$run.RunId" },
            { "RunId", "$run", "Resume-GlobusRun{0} -PassThru | ForEach-Object RunId", "$run.RunId" },
            {
                "RunId",
                "($flow | Start-GlobusFlowRun -Label away -Wait)",
                "Remove-GlobusRun{0} -Confirm:$false -PassThru | ForEach-Object Label",
                "away"
            },
            {
                "RunId",
                "(Publish-GlobusFlow Slow -Definition '{slow}' | Start-GlobusFlowRun -Label ended)",
                "Stop-GlobusRun{0} -PassThru | ForEach-Object Label",
                "ended"
            },
            { "WebInputId", "(Asked | Get-GlobusWebInput)", "Get-GlobusWebInput{0} | ForEach-Object Title", "Go on?" },
            { "WebInputId", "(Asked | Get-GlobusWebInput)", "Submit-GlobusWebInput{0} -Option Approve", "" },
            { "BlockingWebInputId", "(Asked)", "Get-GlobusWebInput{0} | ForEach-Object Title", "Go on?" },
            { "TimerId", "(Timed)", "Get-GlobusTimer{0} | ForEach-Object Name", "timed" },
            { "FlowId", "$($null = Timed; $flow)", "Get-GlobusTimer{0} -First 1 | ForEach-Object Name", "timed" },
            { "TimerId", "(Timed)", "Set-GlobusTimer{0} -Name new -PassThru | ForEach-Object Name", "new" },
            { "TimerId", "(Timed)", "Suspend-GlobusTimer{0} -PassThru | ForEach-Object Status", "inactive" },
            { "TimerId", "(Timed)", "Resume-GlobusTimer{0} -PassThru | ForEach-Object Name", "timed" },
            { "TimerId", "(Timed)", "Remove-GlobusTimer{0} -Confirm:$false -PassThru | ForEach-Object Name", "timed" },
            {
                "FlowId",
                "$flow",
                "New-GlobusTimer{0} -Interval 1d -StartTime 2099-01-01 -Name once | ForEach-Object Name",
                "once"
            },
            {
                "ActionUrl, ActionId",
                "(Invoke-GlobusAction $hello -Label act)",
                "Get-GlobusAction{0} | ForEach-Object Label",
                "act"
            },
            {
                "ActionUrl, ActionId",
                "(Invoke-GlobusAction $hello -Label act)",
                "Wait-GlobusAction{0} | ForEach-Object Label",
                "act"
            },
            {
                "ActionUrl, ActionId",
                "(Invoke-GlobusAction $hello -Label act)",
                "Stop-GlobusAction{0} -PassThru | ForEach-Object Label",
                "act"
            },
            {
                "ActionUrl, ActionId",
                "(Invoke-GlobusAction $hello -Label act)",
                "Resume-GlobusAction{0} -PassThru | ForEach-Object Label",
                "act"
            },
            {
                "ActionUrl, ActionId",
                "(Invoke-GlobusAction $hello -Label act)",
                "Remove-GlobusAction{0} -Confirm:$false -PassThru | ForEach-Object Label",
                "act"
            },
            {
                "ActionUrl, ActionId",
                "(Invoke-GlobusAction ([uri]::new($emulator, 'actions/scripted')) @{ steps = @(@{ status = "
                    + "'SUCCEEDED' }) } -Wait)",
                "Get-GlobusActionLog{0} -First 1 | ForEach-Object Code",
                "STARTED"
            },
            {
                "ActionUrl",
                "(Get-GlobusActionProvider $hello)",
                "Get-GlobusActionProvider{0} | ForEach-Object ActionUrl",
                "$hello"
            },
            {
                "ActionUrl",
                "(Get-GlobusActionProvider $hello)",
                "Invoke-GlobusAction{0} -Label of | ForEach-Object Label",
                "of"
            },
            { "RegisteredApiId", "(Api)", "Get-GlobusRegisteredApi{0} | ForEach-Object Name", "Returned" },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public void It_stands_for_the_same_thing(string ids, string item, string command, string expected)
    {
        Prepare();
        var made = item.Replace("{pass}", FlowTexts.Pass, StringComparison.Ordinal)
            .Replace("{slow}", FlowTexts.Slow, StringComparison.Ordinal);
        var wanted = _shell.Run($"\"{(expected.StartsWith('$') ? $"$({expected})" : expected)}\"").Text;
        foreach (var way in Names)
        {
            foreach (
                var call in (string[])
                    [
                        $"$item | {command.Replace("{0}", "", StringComparison.Ordinal)}",
                        command.Replace("{0}", " $item", StringComparison.Ordinal),
                    ]
            )
            {
                _shell.Run($"$item = {way} {made} {(way == "SelectedId" ? $"({Quoted(ids)})" : "")}").AssertSucceeded();
                var outcome = _shell.Run(call);
                Assert.True(
                    outcome.Errors.Count == 0 && outcome.Text == wanted,
                    $"{way}: {call}: '{outcome.Text}' {string.Join(" ;; ", outcome.Errors)}"
                );
            }
        }
    }

    [Theory]
    [InlineData("$rows | Get-GlobusRun | ForEach-Object Label", "here")]
    [InlineData("Get-GlobusRun $rows | ForEach-Object Label", "here")]
    [InlineData(
        "[pscustomobject]@{ RunId = ''; FlowId = \"$($flow.FlowId)\" } | Get-GlobusRun -Label here | ForEach-Object "
            + "Label",
        "here"
    )]
    [InlineData(
        "[pscustomobject]@{ RunId = \"$($run.RunId)\"; FlowId = \"$([guid]::NewGuid())\" } | Get-GlobusRun | "
            + "ForEach-Object Label",
        "here"
    )]
    [InlineData(
        "[pscustomobject]@{ FlowId = $flow.FlowId; Label = ''; Tag = ''; Body = '' } | Start-GlobusFlowRun | "
            + "ForEach-Object { \"[$($_.Label)$($_.Tags)]\" }",
        "[]"
    )]
    [InlineData(
        "[pscustomobject]@{ ActionUrl = \"$hello\"; Label = ''; Tag = ''; Body = '' } | Invoke-GlobusAction | "
            + "ForEach-Object { \"[$($_.Label)]\" }",
        "[]"
    )]
    [InlineData(
        "[pscustomobject]@{ FlowId = $flow.FlowId; Label = 'L'; Tag = 't'; Body = '{\"a\":1}' } | "
            + "Start-GlobusFlowRun | ForEach-Object { \"$($_.Label) $($_.Tags)\" }",
        "L t"
    )]
    public void Rows_are_read_cell_by_cell(string script, string expected)
    {
        _shell.Run("$rows = Csv $flow").AssertSucceeded();
        Assert.Equal(expected, _shell.Run(script).AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("$run | Get-GlobusFlow")]
    [InlineData("Get-GlobusFlow $run")]
    [InlineData("Csv $run | Start-GlobusFlowRun")]
    [InlineData("Start-GlobusFlowRun (Csv $run)")]
    [InlineData("CliXml $run | Set-GlobusFlow -Title never")]
    [InlineData("Set-GlobusFlow (Json $run) -Title never")]
    [InlineData("Selected $run | Remove-GlobusFlow -Confirm:$false")]
    [InlineData("Remove-GlobusFlow $run -Confirm:$false")]
    public void A_run_is_not_its_flow(string script)
    {
        var error = _shell
            .Run(script)
            .AssertError("RunIsNotAFlow", System.Management.Automation.ErrorCategory.InvalidArgument);
        Assert.Equal("Returned", _shell.Run($"({error.ErrorDetails.RecommendedAction}).Title").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("Timed | Get-GlobusFlow", "TimerIsNotAFlow")]
    [InlineData("Get-GlobusFlow (Timed)", "TimerIsNotAFlow")]
    [InlineData("Csv (Timed) | Start-GlobusFlowRun", "TimerIsNotAFlow")]
    [InlineData("Timed | New-GlobusTimer -Interval 1d", "TimerIsNotAFlow")]
    [InlineData("CliXml (Timed) | Set-GlobusFlow -Title never", "TimerIsNotAFlow")]
    [InlineData("Selected (Timed) | Remove-GlobusFlow -Confirm:$false", "TimerIsNotAFlow")]
    [InlineData("Remove-GlobusFlow (Json (Timed)) -Confirm:$false", "TimerIsNotAFlow")]
    [InlineData("Timed | Get-GlobusRun", "TimerIsNotARun")]
    [InlineData("Csv (Timed) | Wait-GlobusRun", "TimerIsNotARun")]
    [InlineData("CliXml (Timed) | Stop-GlobusRun", "TimerIsNotARun")]
    [InlineData("Remove-GlobusRun (Timed) -Confirm:$false", "TimerIsNotARun")]
    public void A_timer_is_neither_its_flow_nor_one_of_its_runs(string script, string id)
    {
        Prepare();
        _shell.Run(script).AssertError(id, System.Management.Automation.ErrorCategory.InvalidArgument);
        Assert.Equal("Returned", _shell.Run("(Get-GlobusFlow $flow).Title").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("Get-GlobusFlow nonsense", "'nonsense'")]
    [InlineData("'nonsense' | Get-GlobusFlow", "'nonsense'")]
    [InlineData("Get-GlobusRun ''", "''")]
    [InlineData("'' | Stop-GlobusRun", "''")]
    [InlineData("[pscustomobject]@{ RunId = 'x1' } | Wait-GlobusRun", "'x1'")]
    [InlineData(
        "[pscustomobject]@{ RunId = '' } | Remove-GlobusRun -Confirm:$false",
        "RunId of the input object is empty ('')"
    )]
    [InlineData("[pscustomobject]@{ FlowId = 'x1' } | Get-GlobusRun", "'x1'")]
    [InlineData("[pscustomobject]@{ FlowId = '' } | Start-GlobusFlowRun", "FlowId of the input object is empty ('')")]
    [InlineData("$run | Submit-GlobusWebInput -Option Approve", "BlockingWebInputId of the input object is empty ('')")]
    [InlineData("'x1' | Get-GlobusRegisteredApi", "'x1'")]
    [InlineData("Get-GlobusWebInput x1", "'x1'")]
    [InlineData("Get-GlobusTimer x1", "'x1'")]
    [InlineData("$run | Suspend-GlobusTimer", "has no property TimerId")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Get-GlobusRun", "has no property RunId")]
    [InlineData("$flow | Stop-GlobusRun", "has no property RunId")]
    [InlineData("Set-GlobusRun @{ Other = 1 } -Label x", "has no property RunId")]
    public void A_bad_id_is_named(string script, string text)
    {
        var error = _shell
            .Run(script)
            .AssertError("InvalidArgument", System.Management.Automation.ErrorCategory.InvalidArgument);
        Assert.Contains(text, error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();

    private static string Quoted(string names) => string.Join(", ", names.Split(", ").Select(name => $"'{name}'"));

    private void Prepare() =>
        _shell
            .Run(
                $$"""
                function Timed { $flow | New-GlobusTimer -Interval 1d -StartTime 2099-01-01 -Name timed }
                function Asked {
                    $asking = Publish-GlobusFlow Asking -Definition '{{FlowTexts.Asking}}' | Start-GlobusFlowRun
                    while (-not $asking.BlockingWebInputId) { $asking = $asking | Get-GlobusRun }
                    $asking
                }
                function Api {
                    $made = Invoke-GlobusRequest /registered_apis -Method POST -Body @{
                        name = 'Returned'; subscription_id = '10ca1000-0000-4000-8000-0000000000d0'
                        target = @{ type = 'openapi'; openapi_version = '3.1'; specification = @{}; destination = @{ method = 'get'; url = "$([uri]::new($emulator, '_emulator/health'))" } }
                    }
                    Get-GlobusRegisteredApi $made.id
                }
                """
            )
            .AssertSucceeded();
}
