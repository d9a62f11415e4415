BeforeDiscovery {
    $forms = @(
        'transcript', 'console'
        'Output.Json', 'Output.List', 'Output.Table', 'Output.Clixml', 'Output.Csv'
        'Error.Json', 'Error.Parts', 'Error.Exception', 'Error.List', 'Error.View', 'Error.Clixml', 'Error.Csv'
        'Stream.Text', 'Stream.List', 'Stream.Clixml'
    )
    $everything = 'AgFlat', 'a-verifier', 'a-code', 'c4n4ry', 'globus-emulator-second-secret'
    $streams = 'AgVerbose', 'AgDebug', 'AgWarning', 'AgInformation'
    $planted = @(
        @{ Form = 'transcript'; Names = $everything + $streams + 'AgMessage', 'AgDetailed' }
        @{ Form = 'console'; Names = $everything + $streams + 'AgMessage', 'AgDetailed' }
        @{ Form = 'Output.Json'; Names = $everything + 'AgDeep' }
        @{ Form = 'Output.List'; Names = $everything }
        @{ Form = 'Output.Table'; Names = $everything }
        @{ Form = 'Output.Clixml'; Names = $everything + 'AgDeep', 'AgSecure' }
        @{ Form = 'Output.Csv'; Names = $everything }
        @{ Form = 'Error.Json'; Names = 'AgMessage', 'AgDetailed', 'AgInner', 'AgData' }
        @{ Form = 'Error.Parts'; Names = 'AgTarget', 'AgDetailed', 'AgInner', 'AgData' }
        @{ Form = 'Error.Exception'; Names = 'AgMessage', 'AgInner' }
        @{ Form = 'Error.List'; Names = 'AgMessage', 'AgDetailed', 'AgInner' }
        @{ Form = 'Error.View'; Names = 'AgMessage', 'AgDetailed', 'AgInner', 'AgData' }
        @{ Form = 'Error.Clixml'; Names = 'AgMessage', 'AgTarget', 'AgDetailed', 'AgInner', 'AgData' }
        @{ Form = 'Error.Csv'; Names = 'AgMessage', 'AgDetailed' }
        @{ Form = 'Stream.Text'; Names = $streams }
        @{ Form = 'Stream.List'; Names = $streams }
        @{ Form = 'Stream.Clixml'; Names = $streams }
    )
}

# Some lines start an emulator, which needs RSA signatures, and ConvertTo-Json never ends for an error record under Wine.
Describe 'What a shell writes down' -Tag Canary, NotUnderWine {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        . "$PSScriptRoot/Canary/Find-Secret.ps1"
        $lines = Import-PowerShellDataFile "$PSScriptRoot/Canary/Lines.psd1"
        $plantedLines = Import-PowerShellDataFile "$PSScriptRoot/Canary/Planted.psd1"
        $module = (Resolve-Path $moduleManifest).Path

        # A shell of its own, in which lines are run and whose files and screen are kept.
        function Start-Canary([string] $Name, [string] $Lines, [int] $Part, [int] $Parts) {
            $folder = (New-Item -ItemType Directory (Join-Path $TestDrive "$Name$Part")).FullName
            $shell = (Get-Process -Id $PID).Path
            $start = [System.Diagnostics.ProcessStartInfo]::new($shell)
            if ((Split-Path $shell -LeafBase) -eq 'dotnet') { $start.ArgumentList.Add([Environment]::GetCommandLineArgs()[0]) }
            foreach ($argument in @(
                '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Canary/Write-Canary.ps1", '-Module', $module, '-Emulator', "$($emulator.Address)"
                '-Lines', "$PSScriptRoot/Canary/$Lines", '-Folder', $folder, '-Part', $Part, '-Parts', $Parts)) { $start.ArgumentList.Add($argument) }
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $start.Environment['XDG_DATA_HOME'] = $folder
            # It does not live long enough to have anything of code that is measured first.
            $start.Environment['DOTNET_TieredPGO'] = '0'
            $process = [System.Diagnostics.Process]::Start($start)
            [pscustomobject]@{ Folder = $folder; Process = $process; Screen = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync() }
        }

        # Waits for shells and looks at the command lines of all processes meanwhile; what there is to be found, and to search.
        function Receive-Canary([object[]] $Shells) {
            $commandLines = [System.Collections.Generic.HashSet[string]]::new()
            foreach ($shell in $Shells) {
                do { if ($IsLinux) { $commandLines.UnionWith([string[]]@(Get-CommandLine)) } } until ($shell.Process.WaitForExit(200))
                if ($shell.Process.ExitCode -ne 0) { throw $shell.Screen.Result -join "`n" }
                $shell.Screen.Result | Set-Content (Join-Path $shell.Folder console.txt)
            }
            $secrets = $Shells | ForEach-Object { Get-Content "$($_.Folder)/secrets.json" -Raw | ConvertFrom-Json }
            [pscustomobject]@{
                Folders      = $Shells.Folder
                CommandLines = @($commandLines)
                Results      = @($Shells | ForEach-Object { Get-Content "$($_.Folder)/results.json" -Raw | ConvertFrom-Json })
                Search       = [SecretSearch]::new($secrets.Codes, $secrets.Pages)
            }
        }

        function Find-Secret($Canary, [string] $Form) {
            foreach ($folder in $Canary.Folders) { if (Test-Path "$folder/$Form.txt") { $Canary.Search.Find((Get-Content "$folder/$Form.txt" -Raw)) } }
        }

        $canary = Receive-Canary @(0..1 | ForEach-Object { Start-Canary canary Lines.psd1 $_ 2 })
        $bait = Receive-Canary @(Start-Canary planted Planted.psd1 0 1)
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'has a line that succeeds and one that fails for each command of the module' {
        foreach ($name in (Get-Command -Module Globus.Automate -CommandType Cmdlet).Name | Where-Object { $_ -ne 'Connect-Globus' }) {
            @($lines.Commands | Where-Object { $_.Succeeds -match "\b$name\b" -and $_.Fails -match "\b$name\b" }).Count | Should -BeGreaterThan 0 -Because $name
        }
        $lines.WaysIn + $lines.FailuresToSignIn.Fails | ForEach-Object { $_ | Should -Match '^Connect-Globus ' }
    }

    It 'is what lines did that succeed and that fail as they should' {
        $canary.Results | Where-Object { $_.Errors -ne $_.Expected } | ForEach-Object { "$($_.Text): '$($_.Errors)', not '$($_.Expected)', after $($_.Way)" } | Should -BeNullOrEmpty
        $ways = $lines.WaysIn.Count + $lines.WaysInOfAShell.Count
        $once = @($lines.Commands | Where-Object Once).Count
        @($canary.Results | Where-Object { -not $_.Expected }).Count | Should -Be (2 * ($ways * (1 + $lines.Commands.Count - $once) + $once))
        @($canary.Results | Where-Object Expected).Count | Should -Be (2 * ($ways * ($lines.Commands.Count - $once) + $once + $lines.FailuresToSignIn.Count + $lines.FailuresToSignInOfAShell.Count))
    }

    It 'is what commands write, of every type that they have, and what they tell of every way in' {
        $types = $canary.Results.Types | Sort-Object -Unique
        foreach ($type in (Get-Command -Module Globus.Automate -CommandType Cmdlet).OutputType.Name | Where-Object { $_ -ne 'System.Void' } | Sort-Object -Unique) { $types | Should -Contain $type }
        foreach ($way in $canary.Results | Where-Object { $_.Way -and -not $_.IsShown } | Group-Object Way) {
            $way.Group.Types | Should -Contain 'System.Management.Automation.VerboseRecord' -Because $way.Name
            $way.Group.Types | Should -Contain 'System.Management.Automation.DebugRecord' -Because $way.Name
        }
        $written = $canary.Folders | ForEach-Object { Get-Content "$_/transcript.txt" -Raw }
        foreach ($text in 'VERBOSE: POST', 'DEBUG: <', 'alice@emulator.example', 'Get-GlobusFlow: No Flow exists', 'CodeNotAccepted,Globus') { "$written".Contains($text) | Should -BeTrue -Because $text }
        $canary.Search.Challenges.Count | Should -BeGreaterThan 2
    }

    It 'has no secret in <_>' -ForEach $forms {
        foreach ($folder in $canary.Folders) { Test-Path "$folder/$_.txt" | Should -BeTrue }
        Find-Secret $canary $_ | Should -BeNullOrEmpty
    }

    It 'has no secret on a command line' -Skip:(-not $IsLinux) {
        Get-Content "$($canary.Folders[0])/CommandLine.txt" -Raw | Should -Match 'Globus\.Automate\.Emulator.* --deterministic-ids \d+'
        Find-Secret $canary CommandLine | Should -BeNullOrEmpty
        $canary.CommandLines -match 'Write-Canary\.ps1' | Should -Not -BeNullOrEmpty
        $canary.Search.Find($canary.CommandLines -join "`n") | Should -BeNullOrEmpty
    }

    It 'would show what was planted in <Form>' -ForEach $planted {
        $found = Find-Secret $bait $Form
        foreach ($name in $Names) { $found -like "$name*" | Should -Not -BeNullOrEmpty -Because "$name is in $Form" }
    }

    It 'would show what was planted on a command line' -Skip:(-not $IsLinux) {
        $process = Start-Process sh -ArgumentList '-c', '"sleep 60; :"', 'a-code-that-somebody-let-slip' -PassThru
        try { $bait.Search.Find((Get-CommandLine) -join "`n") | Should -Be 'a-code-that-somebody-let-slip' } finally { $process.Kill($true) }
    }
}
