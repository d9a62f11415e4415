# What is run to see whether a secret shows: in a hosted engine by CanaryTests, in a whole shell by Secrets.Tests.ps1.
# The lines find $emulator (an address), $user (somebody who signs in there, and remembers pages and codes), $secret (secure
# strings by name), $real (a context that is not the one tried), and what lines before them have set.
@{
    # Run once, before anybody signs in. The flow has three ways to go, so that one scope serves for all that is done with it.
    Prepare          = @'
        $nobody = [guid]::NewGuid()
        $at = @{ AuthUrl = $emulator; FlowsUrl = $emulator; ContextName = 'canary' }
        $people = '01', '02', 'a1' | ForEach-Object { "urn:globus:auth:identity:10ca1000-0000-4000-8000-0000000000$_" }
        $definition = @{
            StartAt = 'Which'
            States  = @{
                Which = @{
                    Type    = 'Choice'
                    Choices = @(
                        @{ Variable = '$.way'; StringEquals = 'rest'; Next = 'Rest' }
                        @{ Variable = '$.way'; StringEquals = 'ask'; Next = 'Ask' }
                    )
                    Default = 'Only'
                }
                Rest  = @{ Type = 'Wait'; Seconds = 86400; Next = 'Only' }
                Ask   = @{
                    Type       = 'CreateWebInput'
                    Parameters = @{
                        InputType      = 'Selection'
                        Context        = @{ PresentationStyle = 'Text'; Title = 'Go on?'; Text = 'All is well.' }
                        Options        = @(@{ Value = 'yes'; Label = 'Approve' })
                        RespondentUrns = $people
                    }
                    ResultPath = '$.question'
                    Next       = 'Await'
                }
                Await = @{ Type = 'AwaitWebInput'; Parameters = @{ 'web_input_id.$' = '$.question.web_input_id' }; End = $true }
                Only  = @{ Type = 'Pass'; End = $true }
            }
        }
        $flow = (Publish-GlobusFlow Canary -Definition $definition -Context $real -FlowAdministrator $people -FlowStarter all_authenticated_users -FlowViewer public).FlowId
        $mail = @{
            StartAt = 'Report'
            States  = @{
                Report = @{
                    Type       = 'Action'
                    ActionUrl  = 'https://actions.globus.org/notification/notify'
                    Parameters = @{ sender = 'bob@emulator.example'; destination = 'alice@emulator.example'; subject = 'Done'; body_template = 'Done' }
                    End        = $true
                }
            }
        }
        $provider = [uri]::new($emulator, 'actions/scripted')
        $scopes = @(
            'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all'
            'urn:globus:auth:scope:auth.globus.org:view_identities openid profile email'
            (Get-GlobusFlow $flow -Context $real).GlobusAuthScope
            (Get-GlobusActionProvider $provider -Context $real).GlobusAuthScope
            "https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer[$((Get-GlobusFlow $flow -Context $real).GlobusAuthScope)]"
        )
'@

    WaysIn           = @(
        'Connect-Globus -CodeReader { param($Url) $user.SignIn($Url) } @at -PassThru'
        'Connect-Globus -Credential ([pscredential]::new("10ca1000-0000-4000-8000-000000000002", $secret.Client)) @at -PassThru'
        'Connect-Globus -RefreshToken ($scopes | ForEach-Object { [System.Net.NetworkCredential]::new("", $user.GetRefreshToken($_)).SecurePassword }) @at -PassThru'
        'Connect-Globus -AccessToken ($scopes | ForEach-Object { $tokens = @{} } { foreach ($scope in -split $_) { $tokens[$scope] = Get-GlobusAccessToken $scope -Context $real } } { $tokens }) @at -PassThru'
        'Connect-Globus -Authorizer { param($Scope) Get-GlobusAccessToken $Scope -Context $real } @at -PassThru'
        'Connect-Globus -Authorizer { param($Scope) @{ Token = [System.Net.NetworkCredential]::new("", (Get-GlobusAccessToken $Scope -Context $real).Token).Password; ExpiresOn = [DateTime]::UtcNow.AddHours(1) } } @at -PassThru'
    )

    # These change the environment of a process, or the files of a user.
    WaysInOfAShell   = @(
        'Connect-Globus -CodeReader { param($Url) $user.SignIn($Url) } -TokenStorage PlainFile @at -PassThru; Get-GlobusContext -ListAvailable'
        '$env:GLOBUS_SDK_SERVICE_URL_AUTH = $env:GLOBUS_SDK_SERVICE_URL_FLOWS = $emulator; $env:GLOBUS_CLIENT_ID = "10ca1000-0000-4000-8000-000000000002"; $env:GLOBUS_CLIENT_SECRET = [System.Net.NetworkCredential]::new("", $secret.Client).Password; Get-GlobusFlow -First 1'
    )

    FailuresToSignInOfAShell = @(
        @{ Fails = 'Disconnect-Globus; $env:GLOBUS_SDK_SERVICE_URL_AUTH = $env:GLOBUS_SDK_SERVICE_URL_FLOWS = $emulator; $env:GLOBUS_CLIENT_ID = "10ca1000-0000-4000-8000-000000000002"; $env:GLOBUS_CLIENT_SECRET = [System.Net.NetworkCredential]::new("", $secret.Canary).Password; Get-GlobusFlow -First 1'; Error = 'AuthenticationFailed' }
    )

    # The last command of a line is the one that fails: of some ways a request is the first that finds them wrong.
    FailuresToSignIn = @(
        @{ Fails = 'Connect-Globus -CodeReader { [System.Net.NetworkCredential]::new("", $secret.Canary).Password } @at'; Error = 'CodeNotAccepted' }
        @{ Fails = 'Connect-Globus -Credential ([pscredential]::new("10ca1000-0000-4000-8000-000000000001", $secret.Canary)) @at'; Error = 'AuthenticationFailed' }
        @{ Fails = 'Connect-Globus -RefreshToken $secret.Canary @at'; Error = 'AuthenticationFailed' }
        @{ Fails = 'Connect-Globus -RefreshToken ([System.Net.NetworkCredential]::new("", $secret.Canary).Password) @at'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Fails = 'Connect-Globus -AccessToken $secret.Canary @at; Get-GlobusFlow -First 1'; Error = 'AuthenticationFailed' }
        @{ Fails = 'Connect-Globus -AccessToken $secret.CanaryWithBlank @at'; Error = 'InvalidArgument' }
        @{ Fails = 'Connect-Globus -AccessToken ([System.Net.NetworkCredential]::new("", $secret.Canary).Password) @at'; Error = 'InvalidArgument' }
        @{ Fails = 'Connect-Globus -AccessToken ([pscustomobject]@{ Token = [System.Net.NetworkCredential]::new("", $secret.Canary).Password }) @at'; Error = 'InvalidArgument' }
        @{ Fails = 'Connect-Globus -AccessToken @{ email = [System.Net.NetworkCredential]::new("", $secret.Canary).Password } @at'; Error = 'InvalidArgument' }
        @{ Fails = 'Connect-Globus -AccessToken @{ [System.Net.NetworkCredential]::new("", $secret.Canary).Password = "email" } @at'; Error = 'InvalidArgument' }
        @{ Fails = 'Connect-Globus -Authorizer { [System.Net.NetworkCredential]::new("", $secret.Canary).Password } @at; Get-GlobusFlow -First 1'; Error = 'AuthenticationFailed' }
        @{ Fails = 'Connect-Globus -Authorizer { $secret.CanaryWithBlank } @at; Get-GlobusFlow -First 1'; Error = 'InvalidArgument' }
        @{ Fails = 'Connect-Globus -Authorizer { $secret.Canary; [System.Net.NetworkCredential]::new("", $secret.Canary).Password } @at; Get-GlobusFlow -First 1'; Error = 'AuthorizerResultInvalid' }
        @{ Fails = 'Connect-Globus -Authorizer { @{ Secret = [System.Net.NetworkCredential]::new("", $secret.Canary).Password } } @at; Get-GlobusFlow -First 1'; Error = 'AuthorizerResultInvalid' }
        @{ Fails = 'Connect-Globus -Authorizer { @{ Token = [System.Net.NetworkCredential]::new("", $secret.Canary).Password; ExpiresOn = "never" } } @at; Get-GlobusFlow -First 1'; Error = 'AuthorizerResultInvalid' }
        @{ Fails = 'Connect-Globus -Authorizer { [pscredential]::new("10ca1000-0000-4000-8000-000000000001", $secret.Canary) } @at; Get-GlobusFlow -First 1'; Error = 'AuthenticationFailed' }
    )

    # For each command a line that succeeds and one that fails, in an order in which they can be run.
    Commands         = @(
        @{ Succeeds = 'Get-GlobusContext'; Fails = 'Get-GlobusContext nowhere'; Error = 'ContextNotFound' }
        @{ Succeeds = 'Get-GlobusContext | Select-GlobusContext -PassThru'; Fails = 'Select-GlobusContext nowhere'; Error = 'ContextNotFound' }
        @{ Succeeds = 'Get-GlobusIdentity'; Fails = 'Get-GlobusIdentity nobody@emulator.example'; Error = 'IdentityNotFound' }
        @{ Succeeds = 'Get-GlobusAccessToken'; Fails = 'Get-GlobusAccessToken -Context nowhere'; Error = 'ContextNotFound' }
        @{ Once = $true; Succeeds = '($other = Start-GlobusEmulator -Port 0 -DeterministicIds $PID)'; Fails = 'Start-GlobusEmulator -Port $emulator.Port'; Error = 'EmulatorPortInUse' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulator'; Fails = '$nobody | Get-GlobusEmulator'; Error = 'InputObjectNotBound' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorClock -Emulator $other'; Fails = 'Get-GlobusEmulatorClock -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Set-GlobusEmulatorClock -TimeScale 1 -Emulator $other'; Fails = 'Set-GlobusEmulatorClock -TimeScale 1 -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Step-GlobusEmulatorClock -By 00:10:00 -Emulator $other'; Fails = 'Step-GlobusEmulatorClock -By 600 -Emulator $other'; Error = 'ParameterArgumentTransformationError' }
        @{ Once = $true; Succeeds = 'Add-GlobusEmulatorOutcome -StateName Only -Details @{ secret = "none" } -Emulator $other'; Fails = 'Add-GlobusEmulatorOutcome -StateName Only -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorOutcome -Emulator $other'; Fails = 'Get-GlobusEmulatorOutcome -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorOutcome -Emulator $other | Remove-GlobusEmulatorOutcome -Emulator $other -Confirm:$false'; Fails = 'Remove-GlobusEmulatorOutcome $nobody -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Add-GlobusEmulatorFault /nowhere -HttpStatus 503 -Emulator $other'; Fails = 'Add-GlobusEmulatorFault /nowhere -HttpStatus 503 -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorFault -Emulator $other'; Fails = 'Get-GlobusEmulatorFault -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorFault -Emulator $other | Remove-GlobusEmulatorFault -Emulator $other -Confirm:$false'; Fails = 'Remove-GlobusEmulatorFault $nobody -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = '$there = Connect-Globus -Emulator -AuthUrl $other.Address -FlowsUrl $other.Address -ContextName other -NotCurrent -PassThru; $mailed = Publish-GlobusFlow Mail -Definition $mail -Context $there | Start-GlobusFlowRun -Body @{} -Wait -Context $there; $mailed | Get-GlobusEmulatorCall -Emulator $other'; Fails = 'Get-GlobusEmulatorCall $nobody -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorCoverage $mailed.FlowId -Emulator $other'; Fails = 'Get-GlobusEmulatorCoverage $nobody -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorRequest -Emulator $other'; Fails = 'Get-GlobusEmulatorRequest -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Clear-GlobusEmulatorRequest -Emulator $other'; Fails = 'Clear-GlobusEmulatorRequest -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Get-GlobusEmulatorMail -Emulator $other'; Fails = 'Get-GlobusEmulatorMail -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Clear-GlobusEmulatorMail -Emulator $other'; Fails = 'Clear-GlobusEmulatorMail -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = '($state = Export-GlobusEmulatorState "$([System.IO.Path]::GetTempPath())$nobody.json" -Emulator $other)'; Fails = 'Export-GlobusEmulatorState nowhere/state.json -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Reset-GlobusEmulator -Emulator $other'; Fails = 'Reset-GlobusEmulator -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Import-GlobusEmulatorState $state.FullName -Emulator $other; $state.Delete()'; Fails = 'Import-GlobusEmulatorState nowhere/state.json -Emulator 1'; Error = 'CannotConvertArgumentNoMessage' }
        @{ Once = $true; Succeeds = 'Stop-GlobusEmulator $other.Port'; Fails = 'Stop-GlobusEmulator 1'; Error = 'EmulatorNotRunning' }
        @{ Succeeds = 'Test-GlobusFlow -Definition $definition; Test-GlobusFlow -Definition @{} -Detailed'; Fails = 'Test-GlobusFlow -Definition @{ StartAt = "Nowhere" }'; Error = 'InvalidFlowDefinition' }
        @{ Succeeds = 'Publish-GlobusFlow Own -Definition $definition -DryRun; ($own = Publish-GlobusFlow Own -Definition $definition)'; Fails = 'Publish-GlobusFlow Own -Definition @{ StartAt = "Nowhere" }'; Error = 'InvalidFlowDefinition' }
        @{ Succeeds = 'Get-GlobusFlow $flow'; Fails = 'Get-GlobusFlow $nobody'; Error = 'FlowNotFound' }
        @{ Succeeds = 'Set-GlobusFlow $flow -Subtitle Changed -PassThru'; Fails = 'Set-GlobusFlow $nobody -Subtitle Changed'; Error = 'FlowNotFound' }
        @{ Succeeds = 'Remove-GlobusFlow $own -Confirm:$false'; Fails = 'Remove-GlobusFlow $nobody -Confirm:$false'; Error = 'FlowNotFound' }
        @{ Succeeds = '($run = Start-GlobusFlowRun $flow -Body @{ way = "rest" } -RunManager alice@emulator.example)'; Fails = 'Start-GlobusFlowRun $nobody'; Error = 'FlowNotFound' }
        @{ Succeeds = 'Start-GlobusFlowRun $flow -DryRun'; Fails = 'Start-GlobusFlowRun $nobody -DryRun'; Error = 'FlowNotFound' }
        @{ Succeeds = 'Get-GlobusRun $run'; Fails = 'Get-GlobusRun $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Get-GlobusRunLog $run'; Fails = 'Get-GlobusRunLog $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Get-GlobusRunDefinition $run'; Fails = 'Get-GlobusRunDefinition $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Set-GlobusRun $run -Label Changed -PassThru'; Fails = 'Set-GlobusRun $nobody -Label Changed'; Error = 'RunNotFound' }
        @{ Succeeds = 'Resume-GlobusRun $run -PassThru'; Fails = 'Resume-GlobusRun $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Stop-GlobusRun $run -PassThru'; Fails = 'Stop-GlobusRun $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Wait-GlobusRun $run'; Fails = 'Wait-GlobusRun $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Get-GlobusRunState $run'; Fails = 'Get-GlobusRunState $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'Get-GlobusRunFailure $run'; Fails = 'Get-GlobusRunFailure $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = 'ConvertTo-GlobusFlowGraph $run'; Fails = 'ConvertTo-GlobusFlowGraph 5'; Error = 'InvalidArgument' }
        @{ Succeeds = '$report = "$([System.IO.Path]::GetTempPath())$([guid]::NewGuid()).html"; Export-GlobusRunReport $report $run; [System.IO.File]::Delete($report)'; Fails = 'Export-GlobusRunReport report.txt $nobody'; Error = 'InvalidArgument' }
        @{ Succeeds = '$archive = "$([System.IO.Path]::GetTempPath())$([guid]::NewGuid())"; Export-GlobusRun $archive $run; [System.IO.Directory]::Delete($archive, $true)'; Fails = 'Export-GlobusRun nowhere "no id"'; Error = 'InvalidArgument' }
        @{ Succeeds = 'Restart-GlobusRun $run | Stop-GlobusRun'; Fails = 'Restart-GlobusRun $nobody'; Error = 'RunNotFound' }
        @{ Succeeds = '$journal = "$([IO.Path]::GetTempPath())$([guid]::NewGuid()).jsonl"; Watch-GlobusFolder $PSHOME $flow -Filter System.Management.Automation.dll -Body @{ way = "rest" } -SettleTime 00:00:00 -JournalPath $journal -Once | Where-Object Status -eq Started | ForEach-Object RunId | Stop-GlobusRun'; Fails = 'Watch-GlobusFolder ./nowhere $flow -JournalPath "$([IO.Path]::GetTempPath())$([guid]::NewGuid()).jsonl" -Once'; Error = 'FolderNotFound' }
        @{ Succeeds = 'Get-GlobusFolderTrigger $journal'; Fails = 'Get-GlobusFolderTrigger ./nowhere'; Error = 'JournalNotFound' }
        @{ Succeeds = 'Get-GlobusFolderTrigger $journal | Remove-GlobusFolderTrigger -Confirm:$false'; Fails = 'Remove-GlobusFolderTrigger ./nowhere ./nowhere -Confirm:$false'; Error = 'JournalNotFound' }
        @{ Succeeds = 'Remove-GlobusRun $run -Confirm:$false'; Fails = 'Remove-GlobusRun $nobody -Confirm:$false'; Error = 'RunNotFound' }
        @{ Succeeds = 'for ($run = Start-GlobusFlowRun $flow -Body @{ way = "ask" }; -not $run.BlockingWebInputId; $run = Get-GlobusRun $run) { }; Get-GlobusWebInput $run.BlockingWebInputId'; Fails = 'Get-GlobusWebInput $nobody'; Error = 'WebInputNotFound' }
        @{ Succeeds = 'Submit-GlobusWebInput $run.BlockingWebInputId Approve'; Fails = 'Submit-GlobusWebInput $nobody Approve'; Error = 'WebInputNotFound' }
        @{ Succeeds = '($timer = New-GlobusTimer $flow -Interval 1d -StartTime 2099-01-01)'; Fails = 'New-GlobusTimer $nobody -Interval 1d'; Error = 'FlowNotFound' }
        @{ Succeeds = 'Get-GlobusTimer $timer'; Fails = 'Get-GlobusTimer $nobody'; Error = 'TimerNotFound' }
        @{ Succeeds = 'Set-GlobusTimer $timer Changed -PassThru'; Fails = 'Set-GlobusTimer $nobody Changed'; Error = 'TimerNotFound' }
        @{ Succeeds = 'Suspend-GlobusTimer $timer -PassThru'; Fails = 'Suspend-GlobusTimer $nobody'; Error = 'TimerNotFound' }
        @{ Succeeds = 'Resume-GlobusTimer $timer -PassThru'; Fails = 'Resume-GlobusTimer $nobody'; Error = 'TimerNotFound' }
        @{ Succeeds = 'Remove-GlobusTimer $timer -Confirm:$false'; Fails = 'Remove-GlobusTimer $nobody -Confirm:$false'; Error = 'TimerNotFound' }
        @{ Succeeds = 'Get-GlobusActionProvider $provider'; Fails = 'Get-GlobusActionProvider "$($provider)s"'; Error = 'ActionProviderNotFound' }
        @{ Succeeds = '($action = Invoke-GlobusAction $provider @{ steps = @(@{ status = "INACTIVE" }; @{ status = "ACTIVE" }) })'; Fails = 'Invoke-GlobusAction $provider @{ steps = "none" }'; Error = 'InvalidRequest' }
        @{ Succeeds = 'Get-GlobusAction $provider $action.ActionId'; Fails = 'Get-GlobusAction $provider $nobody'; Error = 'ActionNotFound' }
        @{ Succeeds = 'Get-GlobusActionLog $provider $action.ActionId'; Fails = 'Get-GlobusActionLog $provider $nobody'; Error = 'ActionNotFound' }
        @{ Succeeds = 'Resume-GlobusAction $provider $action.ActionId -PassThru'; Fails = 'Resume-GlobusAction $provider $nobody'; Error = 'ActionNotFound' }
        @{ Succeeds = 'Stop-GlobusAction $provider $action.ActionId -PassThru'; Fails = 'Stop-GlobusAction $provider $nobody'; Error = 'ActionNotFound' }
        @{ Succeeds = 'Wait-GlobusAction $provider $action.ActionId'; Fails = 'Wait-GlobusAction $provider $nobody'; Error = 'ActionNotFound' }
        @{ Succeeds = 'Remove-GlobusAction $provider $action.ActionId -Confirm:$false'; Fails = 'Remove-GlobusAction $provider $nobody -Confirm:$false'; Error = 'ActionNotFound' }
        @{ Succeeds = '($api = Invoke-GlobusRequest /registered_apis -Method POST -Body @{ name = "Health"; subscription_id = "10ca1000-0000-4000-8000-0000000000d0"; target = @{ type = "openapi"; openapi_version = "3.1"; specification = @{}; destination = @{ method = "get"; url = "$($emulator)_emulator/health" } } })'; Fails = 'Invoke-GlobusRequest /flows -Method POST -Body @{ title = "No definition" }'; Error = 'InvalidFlowDefinition' }
        @{ Succeeds = 'Get-GlobusRegisteredApi $api.id'; Fails = 'Get-GlobusRegisteredApi $nobody'; Error = 'RegisteredApiNotFound' }
        @{ Succeeds = 'Disconnect-Globus'; Fails = 'Disconnect-Globus -Context nowhere'; Error = 'ContextNotFound' }
    )
}
