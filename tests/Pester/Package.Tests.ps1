# The packages as their users get them: installed from a folder of packages into an empty home, by both install tools, and
# unpacked as an Automation account does it. GLOBUS_AUTOMATE_PACKAGES names the folder, GLOBUS_AUTOMATE_ARCHIVE the zip
# file. Each shell is a process of its own, because a loaded module cannot be removed everywhere.
# Wine has no RSA signatures for the emulator of the package.
Describe 'The package' -Tag Package, NotUnderWine {
    BeforeAll {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $packages = $env:GLOBUS_AUTOMATE_PACKAGES
        $shell = @((Get-Process -Id $PID).Path)
        if ((Split-Path -Leaf $shell[0]) -in 'dotnet', 'dotnet.exe') { $shell += [Environment]::GetCommandLineArgs()[0] }

        # Runs a script in a new shell that finds modules only where they were installed. Its output is one text.
        function Invoke-NewShell([string] $Script, [string] $ModulePath) {
            $before = $env:PSModulePath
            try {
                if ($ModulePath) { $env:PSModulePath = $ModulePath }
                $rest = @($shell | Select-Object -Skip 1) + '-NoProfile', '-NonInteractive', '-Command', "`$ErrorActionPreference = 'Stop'; $Script"
                $output = & $shell[0] $rest 2>&1 | Out-String
                if ($LASTEXITCODE -ne 0) { throw "The shell ended with code $LASTEXITCODE. $output" }
                $output.Trim()
            }
            finally {
                $env:PSModulePath = $before
            }
        }

        # The quickstart imports the module of the build; here its name has to be enough.
        $quickstart = [System.IO.File]::ReadAllText("$root/examples/quickstart/quickstart.ps1") -replace '(?m)^Import-Module .*$'
        $quickstart = [scriptblock]::Create($quickstart.Replace('$PSScriptRoot', "$root/examples/quickstart"))
    }

    Context 'from Install-PSResource' {
        BeforeAll {
            if (-not (Get-Command Install-PSResource -ErrorAction Ignore)) { throw 'This shell has no Microsoft.PowerShell.PSResourceGet.' }
            # As the README has it, word by word.
            $install = [regex]::Match([System.IO.File]::ReadAllText("$root/README.md"), '(?m)^Register-PSResourceRepository .*\r?\nInstall-PSResource .*$').Value
            . ([scriptblock]::Create($install.Replace('./out/packages', $packages)))
        }

        AfterAll {
            Unregister-PSResourceRepository GlobusAutomate
        }

        It 'is listed with its addresses' {
            $installed = Get-PSResource Globus.Automate
            $installed.InstalledLocation | Should -BeLike "$HOME*"
            $installed.LicenseUri.AbsoluteUri | Should -BeLike '*/LICENSE'
            $installed.IconUri.AbsoluteUri | Should -BeLike '*.png'
            $installed.ProjectUri.AbsoluteUri | Should -BeLike 'https://*'
            $installed.ReleaseNotes | Should -Not -BeNullOrEmpty
            $installed.Includes.Cmdlet | Should -Contain 'Get-GlobusRun'
        }

        It 'has a manifest that PowerShell accepts' {
            $folder = Join-Path (Get-PSResource Globus.Automate).InstalledLocation "Globus.Automate/$((Get-PSResource Globus.Automate).Version)"
            (Test-ModuleManifest (Join-Path $folder Globus.Automate.psd1) -WarningVariable warnings).PrivateData.PSData.ProjectUri | Should -BeLike 'https://*'
            $warnings | Should -BeNullOrEmpty
        }

        It 'loads when one of its commands is used' {
            Invoke-NewShell 'Get-GlobusContext; (Get-Module Globus.Automate).ModuleBase' | Should -BeLike "$HOME*Globus.Automate*"
        }

        It 'has help' {
            Invoke-NewShell "(Get-Help Start-GlobusFlowRun).Synopsis; (Get-Help about_Globus_Errors).Length -gt 1000" | Should -Match '(?s)^Starts runs.*True$'
        }

        It 'runs the quickstart with its emulator' {
            Invoke-NewShell "& { $quickstart }" | Should -Match 'Good day, World$'
        }

        It 'is gone when it is uninstalled' {
            Uninstall-PSResource Globus.Automate
            Get-PSResource Globus.Automate -ErrorAction Ignore | Should -BeNullOrEmpty
            Invoke-NewShell '[bool](Get-Command Get-GlobusRun -ErrorAction Ignore)' | Should -Be 'False'
        }
    }

    Context 'from <tool>' -ForEach @(
        @{ tool = 'Save-PSResource' }
        @{ tool = 'Save-Module' }
    ) {
        BeforeAll {
            $folder = (New-Item -ItemType Directory (Join-Path $TestDrive $tool)).FullName
            if ($tool -eq 'Save-PSResource') {
                Register-PSResourceRepository -Name GlobusAutomateTest -Uri $packages -Trusted -Force
                Save-PSResource Globus.Automate -Repository GlobusAutomateTest -Path $folder -Quiet
                Unregister-PSResourceRepository GlobusAutomateTest
            }
            else {
                Register-PSRepository -Name GlobusAutomateOldTest -SourceLocation $packages -InstallationPolicy Trusted
                Save-Module Globus.Automate -Repository GlobusAutomateOldTest -Path $folder
                Unregister-PSRepository GlobusAutomateOldTest
            }
        }

        It 'loads by its name from the folder' {
            Invoke-NewShell '(Get-Command Get-GlobusRun).Module.ModuleBase' "$folder$([IO.Path]::PathSeparator)$env:PSModulePath" | Should -BeLike "$folder*"
        }
    }

    Context 'in Azure Automation' {
        BeforeAll {
            Expand-Archive -LiteralPath $env:GLOBUS_AUTOMATE_ARCHIVE -DestinationPath $TestDrive/automation
            $modulePath = "$TestDrive/automation$([IO.Path]::PathSeparator)$PSHOME/Modules"
            Import-Module $(if ($env:GLOBUS_AUTOMATE_MODULE) { $env:GLOBUS_AUTOMATE_MODULE } else { "$root/out/Globus.Automate/Globus.Automate.psd1" })
            $emulator = Start-GlobusEmulator -Port 0
            Connect-Globus -Emulator
            $definition = @{ StartAt = 'Only'; States = @{ Only = @{ Type = 'Pass'; End = $true } } }
            $flow = Publish-GlobusFlow 'Nightly' -Definition $definition

            # A job: a runspace without a host, in a process without a home.
            $job = @'
                $env:HOME = $env:USERPROFILE = $null
                $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault())
                $runspace.Open()
                $runbook = [powershell]::Create()
                $runbook.Runspace = $runspace
                $null = $runbook.AddScript('$PSDefaultParameterValues = @{ "Connect-Globus:AuthUrl" = $env:TEST_EMULATOR; "Connect-Globus:FlowsUrl" = $env:TEST_EMULATOR }
                    function Get-AutomationPSCredential($Name) {
                        [pscredential]::new($env:TEST_CLIENT_ID, (ConvertTo-SecureString $env:TEST_CLIENT_SECRET -AsPlainText -Force))
                    }
                    . ([scriptblock]::Create([IO.File]::ReadAllText($env:TEST_RUNBOOK))) -FlowId $env:TEST_FLOW_ID
                    (Get-Module Globus.Automate).ModuleBase
                    try { Connect-Globus } catch { $_.FullyQualifiedErrorId }
                    try { Start-GlobusEmulator -Port 0 } catch { $_.FullyQualifiedErrorId }')
                $runbook.Invoke()
                $runbook.Streams.Error
'@
            $env:TEST_EMULATOR = $emulator.Address
            $env:TEST_CLIENT_ID = $emulator.ClientId
            $env:TEST_CLIENT_SECRET = $emulator.Environment['GLOBUS_CLIENT_SECRET']
            $env:TEST_RUNBOOK = "$root/examples/azure-runbook.ps1"
            $env:TEST_FLOW_ID = $flow.FlowId
        }

        AfterAll {
            Stop-GlobusEmulator -Port $emulator.Port
            Remove-Item Env:TEST_*
        }

        It 'runs a runbook from the archive, and says what a runbook cannot do' {
            $lines = (Invoke-NewShell $job $modulePath) -split '\r?\n'
            $lines[0] | Should -BeLike 'Started run *.'
            $lines[1] | Should -BeLike 'Run * is SUCCEEDED.'
            $lines[2] | Should -BeLike '*automation*Globus.Automate'
            $lines[3] | Should -BeLike 'InteractionRequired,*'
            $lines[4] | Should -BeLike 'EmulatorMissing,*'
            $lines.Count | Should -Be 5
            ($flow | Get-GlobusRun).Status | Should -Be 'SUCCEEDED'
        }
    }
}
