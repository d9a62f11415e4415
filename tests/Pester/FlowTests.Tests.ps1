# Tests of flows, as docs/testing-flows.md describes them.
Describe 'A test of a flow' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $PSDefaultParameterValues = @{ '*-GlobusEmulator*:Emulator' = $emulator }
        Set-GlobusEmulatorClock -Frozen | Out-Null
        $guide = Get-Content -Raw -Encoding UTF8 "$PSScriptRoot/../../docs/testing-flows.md"
        [regex]::Match($guide, '(?s)```json\r?\n(.*?)```').Groups[1].Value | Set-Content (Join-Path $TestDrive move.json)
        $flow = Publish-GlobusFlow -DefinitionPath (Join-Path $TestDrive move.json) -Title Move
        $publicFlows = "$PSScriptRoot/../../../shared/data/flow-definitions"
        function Publish-PublicFlow([string] $Name) {
            $file = "$publicFlows/$Name.json"
            if (-not (Test-Path $file)) { Set-ItResult -Skipped -Because "shared/data/flow-definitions/$Name.json is not beside the checkout" }
            Publish-GlobusFlow -DefinitionPath $file -Title $Name -WarningAction SilentlyContinue
        }
    }

    BeforeEach {
        Reset-GlobusEmulator -Keep Flow
        Connect-Globus -Emulator -Port $emulator.Port
    }

    AfterAll {
        Reset-GlobusEmulator
        Set-GlobusEmulatorClock -Frozen:$false | Out-Null
        Stop-TestEmulator
    }

    It 'moves, analyses and reports' {
        Add-GlobusEmulatorOutcome -StateName Move -After 00:10:00
        Add-GlobusEmulatorOutcome -StateName Analyse -After 00:05:00 -Details @{ result = 42 }
        $run = $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Step-GlobusEmulatorClock -UntilEnd
        ($run | Get-GlobusRunState).StateName | Should -Be Move, Analyse, Report
        $run.Details.output.analysis.details.result | Should -Be 42
        (Get-GlobusEmulatorMail).Subject | Should -Be Done
    }

    It 'moves again after a failure' {
        Add-GlobusEmulatorOutcome -StateName Move -Attempt 1 -Status FAILED -Details @{ code = 'Busy' }
        Add-GlobusEmulatorOutcome -StateName Move
        Add-GlobusEmulatorOutcome -StateName Analyse
        $run = $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Step-GlobusEmulatorClock -UntilEnd
        $run.Status | Should -Be SUCCEEDED
        ($run | Get-GlobusEmulatorCall -StateName Move).Status | Should -Be FAILED, SUCCEEDED
        ($run | Get-GlobusEmulatorCall -StateName Move).Attempt | Should -Be 1, 2
        ($run | Get-GlobusEmulatorCall -StateName Move)[0].Input.DATA[0].source_path | Should -Be '/in'
        (Get-GlobusEmulatorOutcome -StateName Move).UsedCount | Should -Be 1, 1
    }

    It 'gives up an analysis after an hour' {
        Add-GlobusEmulatorOutcome -StateName Move
        Add-GlobusEmulatorOutcome -StateName Analyse -Status ACTIVE
        $run = $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Step-GlobusEmulatorClock -UntilEnd
        $run.Status | Should -Be FAILED
        $run.Failure.Exception | Should -Be ActionTimeout
        ($run.CompletionTime - $run.StartTime).TotalHours | Should -BeGreaterOrEqual 1
        Get-GlobusEmulatorMail | Should -BeNullOrEmpty
    }

    # Twice: a reset also removes the consent, so that no test depends on the one before.
    It 'continues after the consent (<number>)' -TestCases @(@{ number = 1 }, @{ number = 2 }) {
        $transfer = 'urn:globus:auth:scope:transfer.api.globus.org:all'
        Add-GlobusEmulatorOutcome -StateName Move -Status INACTIVE -Details @{
            code = 'ConsentRequired'; description = 'Missing consent'; required_scope = $transfer
        }
        Add-GlobusEmulatorOutcome -StateName Analyse
        $run = $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Step-GlobusEmulatorClock -UntilEnd -WarningVariable reason -WarningAction SilentlyContinue
        $run.Status | Should -Be INACTIVE
        "$reason" | Should -Match 'Missing consent'
        Connect-Globus -Emulator -Port $emulator.Port -Scope $run.Details.required_scope
        $run | Resume-GlobusRun
        ($run | Step-GlobusEmulatorClock -UntilEnd).Status | Should -Be SUCCEEDED
    }

    It 'survives a busy service' {
        Add-GlobusEmulatorFault '/flows/*/run' -HttpStatus 503 -Header @{ 'Retry-After' = '0' }
        $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Should -Not -BeNullOrEmpty
        (Get-GlobusEmulatorRequest '/flows/*/run').Status | Should -Be 503, 201
    }

    It 'fails without an outcome in strict mode' {
        Reset-GlobusEmulator -Keep Flow -Strict
        Add-GlobusEmulatorOutcome -StateName Move
        $run = $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Step-GlobusEmulatorClock -UntilEnd
        $run.Failure.Exception | Should -Be Emulator.NoOutcome
        $run.Failure.Cause | Should -Match 'no outcome matches visit 1 of the state Analyse'
    }

    It 'shows what was not tested' {
        Add-GlobusEmulatorOutcome -StateName Move
        Add-GlobusEmulatorOutcome -StateName Analyse
        $flow | Start-GlobusFlowRun -Body @{ source = '/in' } | Step-GlobusEmulatorClock -UntilEnd | Out-Null
        $flow | Get-GlobusEmulatorCoverage | Where-Object Visits -eq 0 | ForEach-Object { "$($_.StateName) $($_.Branch)".Trim() } |
            Should -Be 'Move Catch[0]', 'Pause', 'Pause Next'
    }

    It 'responds to a question' {
        $asking = @{
            StartAt = 'Ask'
            States  = @{
                Ask             = @{
                    Type       = 'CreateWebInput'
                    Parameters = @{
                        InputType      = 'Selection'
                        Context        = @{ PresentationStyle = 'Text'; Title = 'Publish?'; Text = 'All is well.' }
                        Options        = @(@{ Value = 'yes'; Label = 'Approve' }, @{ Value = 'no'; Label = 'Deny' })
                        RespondentUrns = @('urn:globus:auth:identity:10ca1000-0000-4000-8000-000000000001')
                    }
                    ResultPath = '$.question'
                    Next       = 'WaitForApproval'
                }
                WaitForApproval = @{ Type = 'AwaitWebInput'; Parameters = @{ 'web_input_id.$' = '$.question.web_input_id' }; ResultPath = '$.answer'; End = $true }
            }
        }
        $approval = Publish-GlobusFlow 'Approval' -Definition $asking
        $run = $approval | Start-GlobusFlowRun | Step-GlobusEmulatorClock -UntilState WaitForApproval
        $run.Status | Should -Be ACTIVE
        Get-GlobusWebInput -RunId $run | Submit-GlobusWebInput -Option Approve
        $run = $run | Step-GlobusEmulatorClock -UntilEnd
        $run.Details.output.answer.response | Should -Be 'yes'

        $expired = $approval | Start-GlobusFlowRun | Step-GlobusEmulatorClock -UntilEnd
        $expired.Failure.Exception | Should -Be Flows.WebInputExpired
    }

    It 'moves batches in a loop (a public flow)' {
        $loop = Publish-PublicFlow 'materials-data-facility+connect_server__automate-transfer_loop_flow_def'
        Add-GlobusEmulatorOutcome -StateName TransferAction -After 00:20:00
        $batches = 1..3 | ForEach-Object { @{ source_endpoint_id = 'a'; destination_endpoint_id = 'b'; transfer_items = @(@{ source_path = "/in/$_"; destination_path = "/out/$_" }) } }
        $run = $loop | Start-GlobusFlowRun -Body @{ action_inputs = $batches } | Step-GlobusEmulatorClock -UntilEnd
        $run.Status | Should -Be SUCCEEDED
        ($run | Get-GlobusEmulatorCall -StateName TransferAction).Input.transfer_items.source_path | Should -Be /in/1, /in/2, /in/3
        ($run.CompletionTime - $run.StartTime).TotalMinutes | Should -BeGreaterOrEqual 60
        $loop | Get-GlobusEmulatorCoverage | Where-Object Visits -eq 0 | Should -BeNullOrEmpty

        Reset-GlobusEmulator -Keep Flow
        Add-GlobusEmulatorOutcome -StateName TransferAction -Times 1
        Add-GlobusEmulatorOutcome -StateName TransferAction -Status FAILED
        $failed = $loop | Start-GlobusFlowRun -Body @{ action_inputs = $batches } | Step-GlobusEmulatorClock -UntilEnd
        $failed.Failure.Exception | Should -Be ActionFailedException
        @($failed | Get-GlobusEmulatorCall -StateName TransferAction).Count | Should -Be 2
    }

    It 'catches a failure of Globus Compute (a public flow)' {
        $compute = Publish-PublicFlow 'aschester+e21062-Globus-Flows__transfer_compute-definition'
        $folder = @{ endpoint_id = '10ca1000-0000-4000-8000-00000000c001'; path = '/data' }
        $function = @{ endpoint = '10ca1000-0000-4000-8000-00000000c003'; function = '10ca1000-0000-4000-8000-00000000c004'; kwargs = @{ run = 7 } }
        $transfer = @{ source = @{ id = 'a'; path = '/a' }; destination = @{ id = 'b'; path = '/b' }; recursive_tx = $true; filter_rules = @(); sync_level = 0; notify_on_succeeded = $false; notify_on_failed = $false; notify_on_inactive = $false }
        $body = @{ rawdata = $transfer; pipeline_output = $transfer; fit = $function; convert = $function; analyze = $function }
        'top_rawdata_dir', 'top_fit_dir', 'top_converted_dir', 'top_analyzed_dir', 'compute_log_dir', 'fit_dir', 'converted_dir', 'analyzed_dir' | ForEach-Object { $body[$_] = $folder }
        Add-GlobusEmulatorOutcome -StateName FitData -ComputeResult 'fitted' -After 00:30:00
        Add-GlobusEmulatorOutcome -StateName ConvertData -Status FAILED -Details @{ exception = 'ValueError' } -Times 1
        Add-GlobusEmulatorOutcome -ActionUrl 'https://compute.actions.globus.org/*' -ComputeResult 'done'
        Add-GlobusEmulatorOutcome -ActionUrl '*/transfer/*'

        $failed = $compute | Start-GlobusFlowRun -Body $body | Step-GlobusEmulatorClock -UntilEnd
        $failed.Status | Should -Be FAILED
        ($failed | Get-GlobusEmulatorCall -StateName FitData, ConvertData, AnalyzeData).Status | Should -Be SUCCEEDED, FAILED
        ($failed | Get-GlobusEmulatorCall -StateName FitData).Input.kwargs.run | Should -Be 7
        ($compute | Get-GlobusEmulatorCoverage | Where-Object { $_.StateName -eq 'ConvertData' -and $_.Branch -eq 'Catch[0]' }).Visits | Should -Be 1

        $run = $compute | Start-GlobusFlowRun -Body $body | Step-GlobusEmulatorClock -UntilEnd
        $run.Status | Should -Be SUCCEEDED
        $run.Details.output.FitData.details.results[0].output | Should -Be 'fitted'
        $run.Details.output.AnalyzeData.details.result | Should -Be 'done'
    }

    It 'waits for an approval on the web (a public flow)' {
        $option = Publish-PublicFlow 'globus+globus-automate-client__web-option-definition'
        $start = @{ BodyPath = "$publicFlows/globus+globus-automate-client__web-option-definition.sample_input.json" }
        $run = $option | Start-GlobusFlowRun @start | Step-GlobusEmulatorClock -UntilState WebOptionAction
        $run.Status | Should -Be ACTIVE
        $accept = ($run | Get-GlobusEmulatorCall).Input.options | Where-Object name -eq accept
        Invoke-RestMethod ([uri]::new($emulator.Address, "actions/weboption/option/$($accept.url_suffix)")) | Out-Null
        $run = $run | Step-GlobusEmulatorClock -UntilEnd
        $run.Details.output.WebOptionResult.details.name | Should -Be accept

        $late = $option | Start-GlobusFlowRun @start | Step-GlobusEmulatorClock -UntilEnd
        $late.Failure.Exception | Should -Be ActionTimeout

        Add-GlobusEmulatorOutcome -ActionUrl '*/weboption/wait_for_option' -After 00:30:00 -Details @{ name = 'reject' }
        $rejected = $option | Start-GlobusFlowRun @start | Step-GlobusEmulatorClock -UntilEnd
        $rejected.Details.output.WebOptionResult.details.name | Should -Be reject
    }
}
