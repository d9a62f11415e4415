Describe 'What a person meets at the prompt' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $flow = Publish-GlobusFlow 'Hello' -Definition $helloDefinition
        $run = $flow | Start-GlobusFlowRun -Body @{ name = 'World' } -Label 'shown' | Wait-GlobusRun
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'shows runs as a table with whole ids' {
        $text = $run | Out-String -Width 120
        $text | Should -Match "$($run.RunId)\s+SUCCEEDED"
        $text | Should -Match 'shown'
    }

    It 'shows the texts of a service without control characters, and keeps them in the objects' {
        $evil = "$([char]27)[31mred$([char]0x202e)$([char]0x9b)"
        $texts = @{ Subtitle = "sub $evil"; Description = "described $evil"; Keyword = "key $evil" }
        $odd = Publish-GlobusFlow "title $evil" -Definition $helloDefinition @texts
        $oddRun = $odd | Start-GlobusFlowRun -Body @{ name = 'World' } -Label "label $evil" -Tag "tag $evil"
        $odd.Title | Should -BeExactly "title $evil"
        $shown = ($odd | Format-Table | Out-String) + ($odd | Format-List | Out-String) + ($oddRun | Format-Table | Out-String) + ($oddRun | Format-List | Out-String)
        foreach ($text in 'title', 'sub', 'described', 'key', 'label', 'tag') { $shown | Should -Match "$text \[31mred" }
        $shown | Should -Not -Match "[$([char]0x202e)$([char]0x9b)]|$([char]27)\[31m"
    }

    It 'shows documents without control characters in <name>' -TestCases @(
        @{ name = 'a run'; view = { $oddRun } }
        @{ name = 'a log'; view = { $oddRun | Get-GlobusRunLog } }
        @{ name = 'visits of states'; view = { $oddRun | Get-GlobusRunState } }
        @{ name = 'a failure'; view = { $oddRun | Get-GlobusRunFailure } }
        @{ name = 'a flow'; view = { $odd } }
        @{ name = 'the definition of a run'; view = { $oddRun | Get-GlobusRunDefinition } }
    ) {
        $evil = "$([char]27)[31mred$([char]0x202e)$([char]0x9b)"
        $definition = @{ StartAt = 'A'; Comment = $evil; States = @{ A = @{ Type = 'Fail'; Error = $evil; Cause = "It is $evil." } } }
        $odd = Publish-GlobusFlow 'Odd' -Definition $definition
        $oddRun = $odd | Start-GlobusFlowRun -Body @{ text = $evil; $evil = 1; list = @($evil) } | Wait-GlobusRun
        $shown = (& $view | Out-String -Width 500) + (& $view | Format-List | Out-String -Width 500)
        $shown | Should -Match '\[31mred'
        $shown | Should -Not -Match "[$([char]0x202e)$([char]0x9b)]|$([char]27)\[31m"
    }

    It 'tells in the table of runs which wait for an answer' {
        $definition = @{
            StartAt = 'Ask'
            States  = @{
                Ask  = @{
                    Type       = 'CreateWebInput'
                    Parameters = @{
                        InputType      = 'Selection'
                        Context        = @{ PresentationStyle = 'Text'; Title = 'Go on?'; Text = 'All is well.' }
                        Options        = @(@{ Value = 'yes'; Label = 'Approve' })
                        RespondentUrns = @($run.RunOwner)
                    }
                    Next       = 'Wait'
                }
                Wait = @{ Type = 'AwaitWebInput'; Parameters = @{ 'web_input_id.$' = '$.web_input_id' }; End = $true }
            }
        }
        $asking = Publish-GlobusFlow 'Ask' -Definition $definition | Start-GlobusFlowRun -Label 'asks'
        while (-not $asking.BlockingWebInputId) { $asking = $asking | Get-GlobusRun }
        $asking | Out-String -Width 120 | Should -Match 'asks \(waiting for web input\)'
        $asking | Submit-GlobusWebInput -Option Approve
        ($asking | Wait-GlobusRun).Details.output.response | Should -Be 'yes'
    }

    It 'shows flows as a table with whole ids' {
        $flow | Out-String -Width 80 | Should -Match "$($flow.FlowId)\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s+Hello"
    }

    It 'shows everything of a run as a list' {
        $run | Format-List | Out-String | Should -Match 'RunOwner\s+: urn:globus:auth:identity:'
    }

    It 'completes ids of what it has seen' {
        $line = 'Get-GlobusRun -RunId '
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain "$($run.RunId)"
    }

    It 'completes statuses' {
        $line = 'Get-GlobusRun -Status S'
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'SUCCEEDED'
    }

    It 'says what -WhatIf would do and does nothing' {
        $before = @($flow | Get-GlobusRun).Count
        $flow | Start-GlobusFlowRun -WhatIf
        @($flow | Get-GlobusRun).Count | Should -Be $before
    }

    It 'gives errors that can be told apart' {
        { Get-GlobusRun ([guid]::NewGuid()) -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound,*'
        { Get-GlobusFlow ([guid]::NewGuid()) -ErrorAction Stop } | Should -Throw -ErrorId 'FlowNotFound,*'
    }

    It 'names a context that came from another process for what it is' {
        $file = Join-Path $TestDrive context.xml
        Get-GlobusContext | Export-Clixml $file
        { Get-GlobusFlow -Context (Import-Clixml $file) -ErrorAction Stop } | Should -Throw -ErrorId 'ContextFromOtherProcess,*'
    }
}
