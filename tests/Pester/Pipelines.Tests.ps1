Describe 'Pipelines with the shell''s own cmdlets' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $flow = Publish-GlobusFlow 'Hello' -Definition $helloDefinition
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'runs the main job' {
        $log = $flow | Start-GlobusFlowRun -Body @{ name = 'World' } | Wait-GlobusRun | Get-GlobusRunLog
        $log.Code | Should -Be @('FlowStarted', 'ActionStarted', 'ActionCompleted', 'FlowSucceeded')
    }

    It 'starts one run for each file' {
        'a.tif', 'b.tif', 'c.txt' | ForEach-Object { New-Item -ItemType File -Path (Join-Path $TestDrive $_) } | Out-Null
        $runs = Get-ChildItem $TestDrive -Filter *.tif | Start-GlobusFlowRun -FlowId $flow.FlowId -Body { @{ name = $_.FullName } } | Wait-GlobusRun
        $runs.Details.output.answer.details.hello | Sort-Object | Split-Path -Leaf | Should -Be @('a.tif', 'b.tif')
    }

    It 'starts one run for each row of a CSV file' {
        'Path,Name', '/x,first', '/y,second' | Set-Content (Join-Path $TestDrive jobs.csv)
        $runs = Import-Csv (Join-Path $TestDrive jobs.csv) | Start-GlobusFlowRun -FlowId $flow.FlowId -Body { @{ name = $_.Path } } -Label { $_.Name } | Wait-GlobusRun
        $runs | Sort-Object Label | ForEach-Object { "$($_.Label) $($_.Details.output.answer.details.hello)" } | Should -Be @('first /x', 'second /y')
    }

    It 'exports runs to CSV and gets them again from it' {
        $file = Join-Path $TestDrive runs.csv
        $flow | Start-GlobusFlowRun -Body @{ name = 'x' } -Label 'exported' -Tag 'one', 'two' | Wait-GlobusRun | Export-Csv $file
        Get-Content $file | Should -Not -Match 'System\.|Globus\.Automate\.'
        (Import-Csv $file | Get-GlobusRun).Label | Should -Be 'exported'
    }

    It 'filters, selects, groups and sorts' {
        $runs = Get-GlobusRun -FlowId $flow.FlowId -Status SUCCEEDED | Where-Object StartTime -gt (Get-Date).AddDays(-1)
        $runs | Should -Not -BeNullOrEmpty
        ($runs | Group-Object Status).Name | Should -Be 'SUCCEEDED'
        ($runs | Sort-Object StartTime -Descending | Select-Object -First 1).RunId | Should -BeOfType guid
    }

    It 'sees into documents' {
        $run = $flow | Start-GlobusFlowRun -Body @{ name = 'deep' } | Wait-GlobusRun
        $run.Details.output.answer.details.hello | Should -Be 'deep'
        $run.Details | Where-Object code -eq FlowSucceeded | Should -Not -BeNullOrEmpty
        ($run.Details | Select-Object code).code | Should -Be 'FlowSucceeded'
        $run.Details.output | ConvertTo-Json -Depth 100 | Should -Match '"hello":\s*"deep"'
    }

    It 'asks for one page when one is enough' {
        1..5 | ForEach-Object { $null = $flow | Start-GlobusFlowRun -Body @{ name = 'page' } }
        $requests = Get-GlobusRun -FlowId $flow.FlowId -PageSize 2 -Verbose 4>&1 | Select-Object -First 3
        @($requests | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -Be 1
    }

    It 'starts many at once and keeps their order' {
        $labels = 1..12 | ForEach-Object { "run $_" }
        $runs = $labels | ForEach-Object { [pscustomobject]@{ Label = $_ } } | Start-GlobusFlowRun -FlowId $flow.FlowId -Body @{ name = 'n' } -ThrottleLimit 4
        $runs.Label | Should -Be $labels
    }

    It 'follows a log' {
        $slow = Publish-GlobusFlow 'Slow' -Definition @{ StartAt = 'Rest'; States = @{ Rest = @{ Type = 'Wait'; Seconds = 20; Next = 'Only' }; Only = @{ Type = 'Pass'; End = $true } } }
        ($slow | Start-GlobusFlowRun | Get-GlobusRunLog -Follow).Code | Select-Object -Last 1 | Should -Be 'FlowSucceeded'
    }

    It 'hands a context to parallel runspaces' -Tag PowerShell7 {
        $context = Get-GlobusContext
        $module = (Get-Module Globus.Automate).Path
        $titles = 1..3 | ForEach-Object -Parallel { Import-Module $using:module; (Get-GlobusFlow -FlowId ($using:flow).FlowId -Context $using:context).Title }
        $titles | Should -Be @('Hello', 'Hello', 'Hello')
    }
}
