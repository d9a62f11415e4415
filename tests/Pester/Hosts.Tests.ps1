# Thread jobs and jobs in another process need PowerShell's own modules.
Describe 'Contexts where scripts run beside each other' -Tag ThreadJob {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $flow = Publish-GlobusFlow 'Hello' -Definition $helloDefinition
        $module = (Get-Module Globus.Automate).Path
        $context = Get-GlobusContext
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'serve in a thread job that is handed one' {
        $job = Start-ThreadJob { Import-Module $using:module; Get-GlobusFlow ($using:flow).FlowId -Context $using:context }
        ($job | Receive-Job -Wait -AutoRemoveJob).Title | Should -Be 'Hello'
    }

    It 'are not there in a thread job that is handed none' {
        $job = Start-ThreadJob { Import-Module $using:module; try { Get-GlobusFlow -First 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId } }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeLike 'NotConnected,*'
    }

    It 'are not there in a parallel block that is handed none, and serve where one is handed' {
        $answers = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { $null = Get-GlobusFlow -First 1 -ErrorAction Stop; 'connected' } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
            (Get-GlobusFlow ($using:flow).FlowId -Context $using:context).Title
        }
        $answers | Sort-Object | Should -Be @('Hello', 'Hello', 'Hello', 'Hello', 'NotConnected', 'NotConnected', 'NotConnected', 'NotConnected')
    }

    It 'that a thread job opens stay in it' {
        $job = Start-ThreadJob { Import-Module $using:module; Connect-Globus -Emulator -AuthUrl ($using:emulator).Address -FlowsUrl ($using:emulator).Address -ContextName job; (Get-GlobusContext).Name }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'job'
        (Get-GlobusContext).Name | Should -Be 'Default'
        { Get-GlobusFlow -First 1 -Context job -ErrorAction Stop } | Should -Throw -ErrorId 'ContextNotFound,*'
    }

    It 'ask nobody in a job' {
        $job = Start-ThreadJob { Import-Module $using:module; try { Connect-Globus -ErrorAction Stop } catch { $_.FullyQualifiedErrorId } }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeLike 'InteractionRequired,*'
    }

    It 'do not come to a job in another process' {
        $job = Start-Job { Import-Module $using:module; try { Get-GlobusFlow -First 1 -Context $using:context -ErrorAction Stop } catch { $_.FullyQualifiedErrorId } }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeLike 'ContextFromOtherProcess,*'
    }
}
