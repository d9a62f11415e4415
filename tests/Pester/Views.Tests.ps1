Describe 'What is shown' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $flow = Publish-GlobusFlow 'Shown' -Definition $helloDefinition -InputSchema @{ type = 'object' }
        $run = $flow | Start-GlobusFlowRun -Body @{ name = 'World'; list = @(@{ a = 1 }, @{ a = 2 }) } -Label 'shown' | Wait-GlobusRun
        $asking = @{
            StartAt = 'Ask'
            States  = @{
                Ask  = @{
                    Type       = 'CreateWebInput'
                    Parameters = @{
                        InputType      = 'Selection'
                        Context        = @{ PresentationStyle = 'Text'; Title = 'Go on?'; Text = 'All is well.' }
                        Options        = @(@{ Value = 'yes'; Label = 'Approve' }, @{ Value = 'no'; Label = 'Deny' })
                        RespondentUrns = @($run.RunOwner)
                    }
                    Next       = 'Wait'
                }
                Wait = @{ Type = 'AwaitWebInput'; Parameters = @{ 'web_input_id.$' = '$.web_input_id' }; End = $true }
            }
        }
        $waiting = Publish-GlobusFlow 'Asking' -Definition $asking | Start-GlobusFlowRun
        while (-not $waiting.BlockingWebInputId) { $waiting = $waiting | Get-GlobusRun }
        $deleting = @{
            StartAt = 'DeleteIndexRecord'
            States  = @{ DeleteIndexRecord = @{ Type = 'Pass'; Parameters = @{ 'subject.$' = '$.destination.path' }; End = $true } }
        }
        $failed = Publish-GlobusFlow 'Deleting' -Definition $deleting | Start-GlobusFlowRun -Label 'deletes' | Wait-GlobusRun
        $hello = [uri]::new($emulator.Address, 'actions/hello_world')
        $broken = Join-Path $TestDrive 'broken.json'
        Set-Content $broken '{ "StartAt": 1 }'
        $action = Invoke-GlobusAction $hello
        $shown = [ordered]@{
            Flow           = $flow
            Run            = $run
            Waiting        = $waiting
            Failed         = $failed
            RunLogEntry    = @($run, $failed | Get-GlobusRunLog)
            RunStateVisit  = @($run, $failed | Get-GlobusRunState)
            FailedRun      = @($failed | Get-GlobusRunFailure)
            FolderTrigger  = @(Watch-GlobusFolder $TestDrive $flow -Filter broken.json -Body { @{ name = $_.Name } } -SettleTime 00:00:00 -JournalPath (Join-Path $TestDrive 'watch.jsonl') -Once)
            RunDefinition  = $run | Get-GlobusRunDefinition
            WebInput       = Get-GlobusWebInput -RunId $waiting
            WebInputOption = (Get-GlobusWebInput -RunId $waiting).Options
            Timer          = $flow | New-GlobusTimer -Interval 1d -StartTime 2099-01-01 -Body @{ name = 'World' } -Name 'shown'
            ActionProvider = Get-GlobusActionProvider $hello
            ActionStatus   = $action
            Context        = Get-GlobusContext
            AccessToken    = Get-GlobusAccessToken
            Identity       = Get-GlobusIdentity
            Emulator       = $emulator
            Finding        = @(Test-GlobusFlow $broken -Detailed)
            Document       = $run.Details
        }
        function Read-Views { foreach ($name in $shown.Keys) { "== $name"; $shown[$name] | Out-String -Width 200; $shown[$name] | Format-Table | Out-String -Width 200; $shown[$name] | Format-List | Out-String -Width 200 } }
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'leaves the tables after <name> as they are' -TestCases @(
        @{ name = 'details'; first = { $run.Details } }
        @{ name = 'a list of documents'; first = { $run.Details.output.list } }
        @{ name = 'an empty document'; first = { $run.AdditionalProperties } }
        @{ name = 'a nested document'; first = { $run.Details.output } }
        @{ name = 'a definition'; first = { $flow.Definition } }
        @{ name = 'an input schema'; first = { $flow.InputSchema } }
        @{ name = 'the definition of a run'; first = { ($run | Get-GlobusRunDefinition).Definition } }
        @{ name = 'entries'; first = { $run.Details.GetEnumerator() } }
        @{ name = 'the context of a question'; first = { (Get-GlobusWebInput -RunId $waiting).Context } }
        @{ name = 'the options of a question'; first = { (Get-GlobusWebInput -RunId $waiting).Options } }
        @{ name = 'the environment of an emulator'; first = { $emulator.Environment } }
        @{ name = 'a raw response'; first = { Invoke-GlobusRequest "/flows/$($flow.FlowId)" } }
    ) {
        & { & $first; Get-GlobusFlow | Select-Object FlowId, Title } | Out-String -Width 150 | Should -Match "FlowId\s+: $($flow.FlowId)"
        & { & $first; [pscustomobject]@{ Later = 'seen' } } | Out-String -Width 150 | Should -Match 'Later\s+: seen'
        & { & $first; $run } | Out-String -Width 150 | Should -Match "(?s)$($run.RunId).*SUCCEEDED"
        & { & $first; $run | Format-Table } | Out-String -Width 150 | Should -Match "$($run.RunId)\s+SUCCEEDED"
        & { & $first; Get-GlobusFlow | Format-Table } | Out-String -Width 150 | Should -Match "$($flow.FlowId)\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s+Shown"
    }

    It 'shows the members of a document' {
        $run.Details | Out-String -Width 120 | Should -Match 'code\s+FlowSucceeded'
        $run.Details.GetEnumerator() | ForEach-Object { "$($_.Name) $($_.Key)" } | Should -Contain 'code code'
    }

    It 'shows the runs of watched files' {
        $shown.FolderTrigger | Format-Table | Out-String -Width 400 | Should -Match 'Started +[-0-9a-f]{36} .*broken\.json'
    }

    It 'shows why a run failed in <name>' -TestCases @(
        @{ name = 'the table of runs'; view = { $failed | Format-Table }; shown = 'FAILED .* deletes: DeleteIndexRecord: {1}' }
        @{ name = 'the list of runs'; view = { $failed | Format-List }; shown = 'CurrentState +: DeleteIndexRecord\s+FailureCause +: {1}' }
        @{ name = 'the table of failures'; view = { $failed | Get-GlobusRunFailure | Format-Table }; shown = 'deletes: DeleteIndexRecord: The path\s+''\$\.dest' }
        @{ name = 'the list of failures'; view = { $failed | Get-GlobusRunFailure | Format-List }; shown = 'Cause +: The path' }
        @{ name = 'the list of failures, with a command on a separate line,'; view = { $failed | Get-GlobusRunFailure | Format-List }; shown = 'states:\r?\n +Get-GlobusRunState \S+ \| Format-List StateName, Input' }
        @{ name = 'the table of states'; view = { $failed | Get-GlobusRunState }; shown = 'DeleteIndexRecord +1 .* States\.Runtime' }
        @{ name = 'the table of log entries'; view = { $failed | Get-GlobusRunLog -ReverseOrder -First 1 | Format-Table }; shown = 'FlowFailed +DeleteIndexRecord +The Flow Instance failed: {0}' }
        @{ name = 'the list of log entries'; view = { $failed | Get-GlobusRunLog -ReverseOrder -First 1 | Format-List }; shown = 'StateName +: DeleteIndexRecord\s+Description +: .*\s+Failure +: {0}' }
    ) {
        $failure = [regex]::Escape("States.Runtime: The path '`$.destination.path' specified for the field 'subject.`$' could not be found in the state input.")
        $cause = [regex]::Escape("The path '`$.destination.path' specified for the field 'subject.`$' could not be found in the state input (States.Runtime)")
        & $view | Out-String -Width 400 | Should -Match ($shown -f $failure, $cause)
    }

    It 'shows when timers start their next run, and how they repeat it, in 80 columns' {
        $timer = $flow | New-GlobusTimer -Interval 1d -StartTime 2099-01-01 -RunCount 9 -Name 'nightly'
        $timer | Format-Table | Out-String -Width 80 | Should -Match "$($timer.TimerId) 2099-01-01 00:00 nightly +every day"
        $timer | Format-Table | Out-String -Width 120 | Should -Match 'nightly +every day, 9 runs'
        $timer | Suspend-GlobusTimer -PassThru | Format-Table | Out-String -Width 80 | Should -Match 'inactive +nightly'
        $once = $flow | New-GlobusTimer -At 2099-01-01
        $once | Format-Table | Out-String -Width 80 | Should -Match '2099-01-01 00:00 +once\s'
    }

    It 'shows which timers start transfers' {
        $body = @{
            jobs = @(
                @{
                    job_id = [guid]::NewGuid(); name = 'Copy'; status = 'loaded'
                    callback_url = 'https://transfer.actions.globus.org/transfer/run'
                    schedule = @{ type = 'recurring'; interval_seconds = 86400 }
                }
            )
        }
        $fault = @{ path = '/jobs/'; status = 200; body = $body } | ConvertTo-Json -Depth 9
        $null = Invoke-RestMethod ([uri]::new($emulator.Address, '_emulator/faults')) -Method Post -Body $fault -ContentType 'application/json' -UseBasicParsing
        Get-GlobusTimer | Format-Table | Out-String -Width 120 | Should -Match 'Copy +transfer: every day'
    }

    It 'breaks the lines of the table of failures between words at a width of <width>' -TestCases @(
        @{ width = 80 }
        @{ width = 120 }
    ) {
        $lines = @(($failed | Get-GlobusRunFailure | Out-String -Width $width) -split '\r?\n' | Where-Object { $_ })
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        ($lines | Select-Object -Skip 2 | ForEach-Object { $_.Substring(37).TrimEnd() }) -join ' ' |
            Should -Be "deletes: DeleteIndexRecord: The path '`$.destination.path' specified for the field 'subject.`$' could not be found in the state input (States.Runtime)"
    }

    It 'shows the options of questions in tables and lists' {
        Get-GlobusWebInput -RunId $waiting | Format-Table | Out-String -Width 200 | Should -Match 'Go on\?\s+\{Approve, Deny\}'
        Get-GlobusWebInput -RunId $waiting | Format-List | Out-String | Should -Match 'Options\s+: \{Approve, Deny\}'
    }

    It 'shows the same in constrained language, and the times of tables and lists in one zone' {
        $free = (Read-Views) -join "`n"
        $ExecutionContext.SessionState.LanguageMode | Should -Be 'FullLanguage'
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        $shell.Runspace.SessionStateProxy.SetVariable('shown', $shown)
        $shell.AddScript("Import-Module '$moduleManifest'; function Read-Views { $((Get-Command Read-Views).Definition) }; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; Read-Views") | Out-Null
        $constrained = $shell.Invoke() -join "`n"
        $shell.Dispose()
        $constrained | Should -BeExactly $free
        $free | Should -Match '(?s)== Finding.*broken\.json:1:\d+'
        foreach ($time in $flow.CreatedAt, $flow.UpdatedAt, $run.StartTime, $run.CompletionTime) {
            $free | Should -Match ([regex]::Escape($time.LocalDateTime.ToString('yyyy-MM-dd HH:mm:ss')))
        }
        $free | Should -Not -Match '[+-]\d\d:00\s*$'
    }
}
