# The scripts in the folder "examples", each against an emulator.
Describe 'The example' -Tag Examples {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $examples = (Resolve-Path "$PSScriptRoot/../../examples").Path
        $failDefinition = @{ StartAt = 'Stop'; States = @{ Stop = @{ Type = 'Fail'; Error = 'Broken'; Cause = 'No disk.' } } }
        $slowDefinition = @{
            StartAt = 'Rest'
            States  = @{ Rest = @{ Type = 'Wait'; Seconds = 86400; Next = 'Only' }; Only = @{ Type = 'Pass'; End = $true } }
        }
        $hello = Publish-GlobusFlow 'Hello' -Definition $helloDefinition
        $failing = Publish-GlobusFlow 'Failing' -Definition $failDefinition
        $secret = ConvertTo-SecureString $emulator.Environment['GLOBUS_CLIENT_SECRET'] -AsPlainText -Force
        $credential = [pscredential]::new($emulator.ClientId, $secret)

        # A script that signs in by itself finds the emulator.
        $PSDefaultParameterValues = @{ 'Connect-Globus:AuthUrl' = $emulator.Address; 'Connect-Globus:FlowsUrl' = $emulator.Address }

        function Write-File($name, $text) { Set-Content -LiteralPath (Join-Path $TestDrive $name) $text }
    }

    BeforeEach {
        Connect-Globus -Emulator
        Push-Location $TestDrive
    }

    AfterEach {
        Pop-Location
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'failed-runs-report.ps1 writes the failed runs with their causes' {
        $run = $failing | Start-GlobusFlowRun -Label 'tonight' -Wait
        $hello | Start-GlobusFlowRun -Body @{ name = 'x' } -Wait | Out-Null
        & "$examples/failed-runs-report.ps1" -Path ./failed.csv | Select-Object -ExpandProperty Name | Should -Be 'failed.csv'
        $rows = @(Import-Csv ./failed.csv)
        $rows.RunId | Should -Be "$($run.RunId)"
        $rows.Exception | Should -Be 'Broken'
        $rows.Cause | Should -Be 'No disk.'
    }

    It 'failed-runs-report.ps1 writes no formulas' {
        $run = $failing | Start-GlobusFlowRun -Label '=1+1' -Wait
        & "$examples/failed-runs-report.ps1" -Path ./formulas.csv | Out-Null
        (Import-Csv ./formulas.csv | Where-Object RunId -EQ $run.RunId).Label | Should -Be "'=1+1"
    }

    It 'failed-runs-report.ps1 writes a file without rows when no run failed' {
        & "$examples/failed-runs-report.ps1" -Path ./none.csv -Since (Get-Date).AddYears(1) | Out-Null
        @(Import-Csv ./none.csv).Count | Should -Be 0
        Get-Content ./none.csv | Should -BeLike '"RunId",*'
    }

    It 'start-run-per-row.ps1 writes one result for each row' {
        Write-File jobs.csv 'Label,name', 'first,Ada', 'second,Grace', 'third,Mary'
        & "$examples/start-run-per-row.ps1" -FlowId $hello.FlowId -Path ./jobs.csv -ResultPath ./results.csv | Out-Null
        $rows = Import-Csv ./results.csv
        $rows.Label | Sort-Object | Should -Be 'first', 'second', 'third'
        $rows.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'
        ($rows | Get-GlobusRun).Details.output.answer.details.hello | Sort-Object | Should -Be 'Ada', 'Grace', 'Mary'
    }

    It 'cancel-and-release.ps1 cancels and releases the runs with the tag' {
        $slow = Publish-GlobusFlow 'Slow' -Definition $slowDefinition
        $active = $slow | Start-GlobusFlowRun -Tag cleanup
        $other = $slow | Start-GlobusFlowRun -Tag keep
        $ended = $hello | Start-GlobusFlowRun -Body @{ name = 'x' } -Tag cleanup | Wait-GlobusRun
        $later = (Get-Date).AddYears(1)

        & "$examples/cancel-and-release.ps1" -Tag cleanup -CancelStartedBefore $later -ReleaseCompletedBefore $later -WhatIf | Out-Null
        ($active | Get-GlobusRun).Status | Should -Be 'ACTIVE'

        $counts = & "$examples/cancel-and-release.ps1" -Tag cleanup -CancelStartedBefore $later
        $counts.Canceled | Should -Be 1
        $counts.Released | Should -Be 0
        ($active | Get-GlobusRun).Status | Should -Be 'FAILED'

        (& "$examples/cancel-and-release.ps1" -Tag cleanup -ReleaseCompletedBefore $later).Released | Should -Be 2
        { $ended | Get-GlobusRun -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound,*'
        ($other | Get-GlobusRun).Status | Should -Be 'ACTIVE'
        $other | Stop-GlobusRun
    }

    It 'publish-changed-flows.ps1 creates flows and updates those that changed' {
        New-Item -ItemType Directory flows | Out-Null
        Write-File flows/greet.json (ConvertTo-Json $helloDefinition -Depth 9)
        Write-File flows/greet.input_schema.json '{"type":"object","required":["name"]}'
        Write-File flows/greet.metadata.json '{"title":"Greet people","keywords":["example"]}'
        Write-File flows/rest.json (ConvertTo-Json $passDefinition -Depth 9)

        & "$examples/publish-changed-flows.ps1" -Path ./flows -WhatIf | Out-Null
        Get-GlobusFlow -Title 'Greet people' | Should -BeNullOrEmpty

        (& "$examples/publish-changed-flows.ps1" -Path ./flows).Action | Should -Be 'Created', 'Created'
        (& "$examples/publish-changed-flows.ps1" -Path ./flows).Action | Should -Be 'Unchanged', 'Unchanged'

        Write-File flows/rest.json '{"States":{"Other":{"Type":"Pass","End":true}},"StartAt":"Other"}'
        Write-File flows/greet.input_schema.json '{"type":"object","required":["name"],"additionalProperties":false}'
        $results = & "$examples/publish-changed-flows.ps1" -Path ./flows
        $results.Action | Should -Be 'Updated', 'Updated'
        ($results[1] | Get-GlobusFlow).Definition.StartAt | Should -Be 'Other'
        $greet = $results[0] | Get-GlobusFlow
        $greet.InputSchema.additionalProperties | Should -BeFalse
        $greet.Keywords | Should -Be 'example'
    }

    It 'publish-changed-flows.ps1 changes nothing when a file has a mistake' {
        New-Item -ItemType Directory broken | Out-Null
        Write-File broken/a.json (ConvertTo-Json $passDefinition -Depth 9)
        Write-File broken/b.json '{"StartAt":"Nowhere","States":{"Only":{"Type":"Pass","End":true}}}'
        { & "$examples/publish-changed-flows.ps1" -Path ./broken } | Should -Throw -ErrorId 'InvalidFlowDefinition,*'
        Get-GlobusFlow -Title a | Should -BeNullOrEmpty
    }

    It 'azure-runbook.ps1 runs a flow with the credential asset' {
        function Get-AutomationPSCredential($Name) { if ($Name -eq 'Globus') { $credential } }
        $output = & "$examples/azure-runbook.ps1" -FlowId $hello.FlowId -InputJson '{"name":"World"}'
        $output[0] | Should -BeLike 'Started run *.'
        $output[1] | Should -BeLike 'Run * is SUCCEEDED.'
        { & "$examples/azure-runbook.ps1" -FlowId $failing.FlowId } | Should -Throw '*is FAILED: Broken: No disk.'
        Get-GlobusContext | Should -BeNullOrEmpty
    }

    It 'service-account.ps1 signs in with the credential of a vault' {
        function Get-Secret($Name, $Vault) { if ($Name -eq 'Globus' -and $Vault -eq 'Local') { $credential } else { 'text' } }
        $context = & "$examples/service-account.ps1" -Vault Local
        (Get-GlobusFlow $hello.FlowId -Context $context).Title | Should -Be 'Hello'
        $context.Name | Should -Be 'Globus'
        (Get-GlobusContext).Name | Should -Be 'Default'
        { & "$examples/service-account.ps1" } | Should -Throw '*not a credential*'
    }

    It 'watch-folder.ps1 starts one run for each file in all passes together' {
        $watch = @{
            FlowId         = $hello.FlowId
            Path           = (New-Item -ItemType Directory inbox).FullName
            JournalPath    = Join-Path $TestDrive 'watch.jsonl'
            CredentialPath = './credential.xml'
            SettleTime     = '00:00:00.2'
            Once           = $true
        }
        $credential | Export-Clixml ./credential.xml
        foreach ($name in 'one.dat', 'two.dat', 'part.tmp') { Write-File "inbox/$name" 'x' }

        & "$examples/watch-folder.ps1" @watch
        $LASTEXITCODE | Should -Be 0
        Write-File 'inbox/three.dat' 'x'
        & "$examples/watch-folder.ps1" @watch
        $LASTEXITCODE | Should -Be 0
        @(Get-Content ./watch.jsonl.log | Where-Object { $_ -like '* Started *' }).Count | Should -Be 3

        Connect-Globus -Emulator
        (Get-GlobusRun -Tag watch-folder).Label | Sort-Object | Should -Be 'one.dat', 'three.dat', 'two.dat'
        (Get-GlobusFolderTrigger ./watch.jsonl).Status | Sort-Object -Unique | Should -Be 'Started'
    }

    It 'watch-folder.ps1 counts the files that it did not start, and logs them' {
        $watch = @{
            FlowId      = [guid]::NewGuid()
            Path        = (New-Item -ItemType Directory faults).FullName
            JournalPath = Join-Path $TestDrive 'faults.jsonl'
            SettleTime  = '00:00:00'
            Once        = $true
        }
        Write-File faults/refused.dat 'x'

        $written = @(& "$examples/watch-folder.ps1" @watch 2>&1)
        $LASTEXITCODE | Should -Be 1
        $written[0].FullyQualifiedErrorId | Should -BeLike 'FlowNotFound,*'
        Get-Content ./faults.jsonl.log | Select-Object -Last 1 | Should -BeLike '* Failed *refused.dat *'
        $watch.Path = './nowhere'
        $watch.JournalPath = Join-Path $TestDrive 'nowhere.jsonl'
        { & "$examples/watch-folder.ps1" @watch } | Should -Throw -ErrorId 'FolderNotFound,*'
        Get-Content ./nowhere.jsonl.log | Should -BeLike '* FolderNotFound: *'
    }

    It 'watch-folder.ps1 writes one line for a file with any name' -Skip:(-not $IsLinux) {
        $watch = @{
            FlowId      = $hello.FlowId
            Path        = (New-Item -ItemType Directory odd).FullName
            JournalPath = Join-Path $TestDrive 'odd.jsonl'
            SettleTime  = '00:00:00'
            Once        = $true
        }
        [System.IO.File]::WriteAllText("$($watch.Path)/a`n2030-01-01T00:00:00 Started $([char]27)[2J.dat", 'x')
        & "$examples/watch-folder.ps1" @watch
        $lines = @(Get-Content ./odd.jsonl.log)
        @($lines | Where-Object { $_ -like '2030*' }).Count | Should -Be 0
        $lines -join '' | Should -Not -Match '\p{Cc}'
        $lines[-1] | Should -BeLike '* Started *a?2030-01-01T00:00:00 Started ??2J.dat *'
    }

    It 'watch-folder.service calls watch-folder.ps1 with its parameters' {
        $unit = Get-Content "$examples/watch-folder.service"
        $start = @($unit | Where-Object { $_ -like 'ExecStart=*' })
        $start.Count | Should -Be 1
        $used = [regex]::Matches(($start[0] -split 'watch-folder.ps1')[1], ' -(\w+)') | ForEach-Object { $_.Groups[1].Value }
        $used | Should -Not -BeNullOrEmpty
        $parameters = (Get-Command "$examples/watch-folder.ps1").Parameters.Keys
        $used | Where-Object { $_ -notin $parameters } | Should -BeNullOrEmpty
    }

    It 'has a header, a line in README.md and a test' {
        $tests = [System.IO.File]::ReadAllText($PSCommandPath)
        $index = [System.IO.File]::ReadAllText("$examples/README.md")
        foreach ($script in Get-ChildItem "$examples/*.ps1") {
            $tests | Should -Match "examples/$([regex]::Escape($script.Name))"
            $index | Should -Match "\($([regex]::Escape($script.Name))\)"
            (Get-Help $script.FullName).Synopsis | Should -Match '\.$'
        }
    }
}
