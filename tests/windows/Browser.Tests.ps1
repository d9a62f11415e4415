# The emulator answers for the user, so that the sign-in page is skipped: the default browser only has to follow the redirects.
Describe 'Connect-Globus on Windows' {
    BeforeAll {
        . "$PSScriptRoot/../Pester/Prepare.ps1"
        $manifest = (Resolve-Path $moduleManifest).Path
        $automatic = "$($emulator.Address)_emulator/sign-in/automatic"
        Invoke-RestMethod $automatic -Method Post -Body '{"username":"alice@emulator.example"}' | Out-Null

        # A shell of its own, whose input is the terminal.
        function Invoke-Shell([string[]] $Argument, [string] $Code) {
            $file = Join-Path $TestDrive result.txt
            Remove-Item $file -ErrorAction Ignore
            $connect = "Connect-Globus -AuthUrl '$($emulator.Address)' -FlowsUrl '$($emulator.Address)' -TokenStorage Process -TimeoutSec 120 -ErrorAction Stop"
            $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
            $script = "& { try { Import-Module '$manifest'; $connect; $Code } catch { `$_.FullyQualifiedErrorId } } | Set-Content '$file'"
            foreach ($each in @('-NoProfile') + $Argument + '-EncodedCommand' + [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($script))) { $start.ArgumentList.Add($each) }
            $process = [System.Diagnostics.Process]::Start($start)
            if (-not $process.WaitForExit(300000)) { $process.Kill($true); throw 'The shell did not end.' }
            Get-Content $file
        }
    }

    AfterAll {
        Invoke-RestMethod $automatic -Method Post -Body '{"username":null}' | Out-Null
        Stop-TestEmulator
    }

    It 'opens the default browser and receives the code at a loopback address' {
        Invoke-Shell @() '(Get-GlobusIdentity).Username' | Should -Be 'alice@emulator.example'
    }

    It 'asks nobody in a shell that cannot prompt' {
        Invoke-Shell @('-NonInteractive') '"connected"' | Should -BeLike 'InteractionRequired,*'
    }
}
