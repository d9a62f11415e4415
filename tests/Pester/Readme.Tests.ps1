# The PowerShell code of README.md, in its order and in one shell. The build wrote the module, so "out" is that of the build.
Describe 'README.md' -Tag Examples {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $text = [System.IO.File]::ReadAllText("$root/README.md").Replace("`r", '')
        $blocks = [regex]::Matches($text, '(?m)^```powershell\n((?:.*\n)*?)```$').ForEach({ $_.Groups[1].Value.Replace('./out/', "$root/out/") })
        $shellLines = [regex]::Matches($text, '(?m)^```sh\n((?:.*\n)*?)```$').ForEach({ $_.Groups[1].Value.Trim().Split("`n") })
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
        Stop-GlobusEmulator
    }

    # The code starts an emulator, which needs RSA signatures that Wine does not have.
    It 'has code that runs as it is written' -Tag NotUnderWine {
        # A user at the prompt, their credential and their file.
        $address = { (Get-GlobusEmulator)[-1].Address }
        $read = { param($Url)
            $page = @{ authorize_url = "$Url"; username = 'alice@emulator.example'; decision = 'allow' }
            (Invoke-RestMethod "$($emulator.Address)_emulator/sign-in" -Method Post -Body ($page | ConvertTo-Json)).code
        }
        $PSDefaultParameterValues = @{
            'Start-GlobusEmulator:Port' = 0
            'Connect-Globus:AuthUrl'    = $address
            'Connect-Globus:FlowsUrl'   = $address
            'Connect-Globus:CodeReader' = { $read }
        }
        function Get-Credential {
            [pscredential]::new($emulator.ClientId, (ConvertTo-SecureString $emulator.Environment['GLOBUS_CLIENT_SECRET'] -AsPlainText -Force))
        }
        # tests/Pester/Package.Tests.ps1 installs with the real tools.
        function Register-PSResourceRepository($Name, $Uri, [switch] $Trusted) { }
        function Install-PSResource($Name, $Repository) { Get-Module $Name }
        Set-Content ./jobs.csv 'Name,Path', 'first,/data/1', 'second,/data/2'

        $blocks.Count | Should -BeGreaterThan 8
        foreach ($block in $blocks) {
            . ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$block")) | Out-Null
        }
        $run.Details.output.greeting.details.hello | Should -Be 'World'
        $runs.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        './failed.csv' | Should -Exist
    }

    It 'names projects that exist' {
        $projects = $shellLines | Select-String '(\S+\.sln|(?<=--project )\S+)' | ForEach-Object { $_.Matches.Value }
        $projects.Count | Should -BeGreaterThan 2
        $projects | ForEach-Object { "$root/$_" | Should -Exist }
    }
}
