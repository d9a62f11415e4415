Describe 'The jobs of the people the module is for' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $flow = Publish-GlobusFlow 'Hello from an instrument' -Definition $helloDefinition -Keyword 'instrument'
        $id = $flow.FlowId
        $failing = Publish-GlobusFlow 'Failing' -Definition @{ StartAt = 'Stop'; States = @{ Stop = @{ Type = 'Fail'; Error = 'Broken'; Cause = 'It is broken.' } } }
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
        Stop-TestEmulator
    }

    It 'finds the failed runs of a day and keeps them in a file' {
        $failed = 1..3 | ForEach-Object { $failing | Start-GlobusFlowRun -Label "f$_" } | Wait-GlobusRun
        Get-GlobusRun -Status FAILED | Where-Object StartTime -gt (Get-Date).AddDays(-1) | Export-Csv failed.csv
        (Import-Csv failed.csv).RunId | Sort-Object | Should -Be ($failed.RunId | ForEach-Object ToString | Sort-Object)
    }

    It 'gets the runs of a file again' {
        (Import-Csv failed.csv | Get-GlobusRun).Label | Sort-Object | Should -Be @('f1', 'f2', 'f3')
    }

    It 'starts everything of a file before it waits for any' {
        'Path,Name', '/a,one', '/b,two', '/c,three' | Set-Content jobs.csv
        $runs = Import-Csv jobs.csv | Start-GlobusFlowRun -FlowId $id -Body { @{ name = $_.Path } } -Label { $_.Name } | Wait-GlobusRun
        $runs.Status | Should -Be @('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED')
        $runs.Label | Sort-Object | Should -Be @('one', 'three', 'two')
    }

    It 'goes from a flow to the log of its run' {
        Get-GlobusFlow -FullText 'instrument' | Start-GlobusFlowRun -Body @{ name = 'x' } | Wait-GlobusRun | Get-GlobusRunLog |
            Select-Object -Last 1 -ExpandProperty Code | Should -Be 'FlowSucceeded'
    }

    It 'shows help from the package' {
        $help = Get-Help Start-GlobusFlowRun -Full | Out-String
        $help | Should -Match 'Starts'
        $help | Should -Match '-ThrottleLimit'
        $help | Should -Match 'StartUncertain'
        (Get-Help Start-GlobusFlowRun -Parameter FlowId).required | Should -Be 'true'
        Get-Help about_Globus_Errors | Out-String | Should -Match 'RunNotFound'
    }

    It 'shows every type of object as a list without type names' {
        $run = $flow | Start-GlobusFlowRun -Body @{ name = 'x' } -Tag 'a', 'b' | Wait-GlobusRun
        $provider = [uri]::new($emulator.Address, 'actions/hello_world')
        $action = Invoke-GlobusAction $provider @{ echo_string = 'x' } -Wait
        foreach ($object in $flow, $run, ($run | Get-GlobusRunLog -First 1), ($run | Get-GlobusRunDefinition), $action, (Get-GlobusActionProvider $provider), (Get-GlobusContext), $emulator) {
            $object | Format-List | Out-String | Should -Not -Match 'Globus\.Automate\.|System\.'
            $object | Format-Table | Out-String | Should -Not -Match 'Globus\.Automate\.\w+\.|System\.'
        }
    }

    It 'gives documents back as they came' -Tag PowerShell7 {
        $run = $flow | Start-GlobusFlowRun -Body @{ name = 'deep' } | Wait-GlobusRun
        $again = $run.Details | ConvertTo-Json -Depth 100 | ConvertFrom-Json -AsHashtable
        $again.output.answer.details.Keys | Sort-Object -CaseSensitive | Should -Be @('hello', 'Hello')
    }

    It 'explains its objects' {
        ($flow | Start-GlobusFlowRun -Body @{ name = 'x' } | Get-Member -MemberType Properties).Name | Should -Contain 'RunId'
        ($flow | Get-Member -MemberType Properties).Name | Should -Contain 'FlowId'
    }
}
