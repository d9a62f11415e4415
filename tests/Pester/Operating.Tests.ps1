# The PowerShell code of docs/operating-runs.md, for runs that failed and a folder with a file.
Describe 'docs/operating-runs.md' -Tag Examples {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $text = [System.IO.File]::ReadAllText("$PSScriptRoot/../../docs/operating-runs.md").Replace("`r", '')
        $blocks = [regex]::Matches($text, '(?m)^```powershell\n((?:.*\n)*?)```$').ForEach({ $_.Groups[1].Value })
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
        Stop-TestEmulator
    }

    It 'has code that runs as it is written' {
        $flow = Publish-GlobusFlow 'Broken' -Definition @{ StartAt = 'Copy'; States = @{ Copy = @{ Type = 'Fail'; Error = 'NoSpace'; Cause = 'The disk is full.' } } }
        1..2 | ForEach-Object { $flow | Start-GlobusFlowRun -Body @{ source = '/data/old' } -Label "scan $_" } | Wait-GlobusRun | Out-Null
        $inbox = (New-Item -ItemType Directory out).FullName
        Set-Content "$inbox/scan.tif" 'x'
        $PSDefaultParameterValues = @{
            'Watch-GlobusFolder:Once'        = $true
            'Watch-GlobusFolder:SettleTime'  = '00:00:00'
            'Watch-GlobusFolder:JournalPath' = Join-Path $TestDrive 'watch.jsonl'
        }

        $blocks.Count | Should -Be 6
        $code = (@($blocks) -join "`n").Replace('/data/out', $inbox)
        $output = . ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$code"))
        $new.Count | Should -Be 2
        @($output | Where-Object Summary -EQ 'The disk is full (NoSpace)').Count | Should -Be 4
        ($output | Where-Object Status -EQ Started).Path | Should -BeLike '*scan.tif'
        (Get-Item ./night.html).Length | Should -BeGreaterThan 1000
        $inputs = Get-GlobusRun -FlowId $flow | ForEach-Object { ($_ | Get-GlobusRunLog -First 1).Details.input.source }
        @($inputs -eq '/data/new').Count | Should -Be 2
    }

    It 'leaves no temporary files if a file cannot be completed' -Skip:(-not $IsLinux) {
        $run = Publish-GlobusFlow 'Hello' -Definition $helloDefinition | Start-GlobusFlowRun -Body @{ name = 'World' } | Wait-GlobusRun
        $folder = Join-Path $TestDrive 'archive'
        $script = Join-Path $TestDrive 'export.ps1'
        Set-Content $script @"
Import-Module '$moduleManifest'
Connect-Globus -Emulator -Port $($emulator.Port)
Export-GlobusRun '$folder' $($run.RunId) 2>&1 | ForEach-Object { "`$(`$_.FullyQualifiedErrorId)" }
"@
        # Files of at most 1,024 bytes stand for a full disk.
        $limit = "trap '' XFSZ; ulimit -f 1; DOTNET_EnableWriteXorExecute=0 exec '$((Get-Process -Id $PID).Path)' -NoProfile -File '$script'"
        $errors = bash -c $limit
        $errors | Should -Match 'ExportGlobusRunCommand'
        (Get-ChildItem $folder -Force).Name -like '*.tmp' | Should -BeNullOrEmpty
        Join-Path $folder "$($run.RunId).log.json" | Should -Not -Exist
    }
}
