@{
    # One assembly for each edition; it needs no script module.
    NestedModules          = if ($PSEdition -eq 'Core') { @('bin/net8.0/Globus.Automate.PowerShell.dll') } else { @('bin/net472/Globus.Automate.PowerShell.dll') }
    ModuleVersion          = '0.1.0'
    GUID                   = '5b1d9f0e-3c0a-4a53-9a0e-7f6d6c2f4e91'
    Author                 = 'Globus.Automate contributors'
    CompanyName            = 'Globus.Automate contributors'
    Copyright              = '(c) 2026 Globus.Automate contributors. MIT License.'
    Description            = 'Run and manage Globus Actions and Flows from PowerShell, with a local Globus to try them on.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    # The types file names types of these two, and is read before the root module is loaded.
    RequiredAssemblies     = if ($PSEdition -eq 'Core') { 'bin/net8.0/Globus.Automate.Loader.dll' } else { 'bin/net472/Globus.Automate.Loader.dll' }
    FormatsToProcess       = @('Globus.Automate.Format.ps1xml')
    TypesToProcess         = @('Globus.Automate.Types.ps1xml')
    CmdletsToExport        = @(
        'Add-GlobusEmulatorFault'
        'Add-GlobusEmulatorOutcome'
        'Clear-GlobusEmulatorMail'
        'Clear-GlobusEmulatorRequest'
        'Connect-Globus'
        'ConvertTo-GlobusFlowGraph'
        'Disconnect-Globus'
        'Export-GlobusEmulatorState'
        'Export-GlobusRun'
        'Export-GlobusRunReport'
        'Get-GlobusAccessToken'
        'Get-GlobusAction'
        'Get-GlobusActionLog'
        'Get-GlobusActionProvider'
        'Get-GlobusContext'
        'Get-GlobusEmulator'
        'Get-GlobusEmulatorCall'
        'Get-GlobusEmulatorClock'
        'Get-GlobusEmulatorCoverage'
        'Get-GlobusEmulatorFault'
        'Get-GlobusEmulatorMail'
        'Get-GlobusEmulatorOutcome'
        'Get-GlobusEmulatorRequest'
        'Get-GlobusFlow'
        'Get-GlobusFolderTrigger'
        'Get-GlobusIdentity'
        'Get-GlobusRegisteredApi'
        'Get-GlobusRun'
        'Get-GlobusRunDefinition'
        'Get-GlobusRunFailure'
        'Get-GlobusRunLog'
        'Get-GlobusRunState'
        'Get-GlobusTimer'
        'Get-GlobusWebInput'
        'Import-GlobusEmulatorState'
        'Invoke-GlobusAction'
        'Invoke-GlobusRequest'
        'New-GlobusTimer'
        'Publish-GlobusFlow'
        'Remove-GlobusAction'
        'Remove-GlobusEmulatorFault'
        'Remove-GlobusEmulatorOutcome'
        'Remove-GlobusFlow'
        'Remove-GlobusFolderTrigger'
        'Remove-GlobusRun'
        'Remove-GlobusTimer'
        'Reset-GlobusEmulator'
        'Restart-GlobusRun'
        'Resume-GlobusAction'
        'Resume-GlobusRun'
        'Resume-GlobusTimer'
        'Select-GlobusContext'
        'Set-GlobusEmulatorClock'
        'Set-GlobusFlow'
        'Set-GlobusRun'
        'Set-GlobusTimer'
        'Start-GlobusEmulator'
        'Start-GlobusFlowRun'
        'Step-GlobusEmulatorClock'
        'Stop-GlobusAction'
        'Stop-GlobusEmulator'
        'Stop-GlobusRun'
        'Submit-GlobusWebInput'
        'Suspend-GlobusTimer'
        'Test-GlobusFlow'
        'Wait-GlobusAction'
        'Wait-GlobusRun'
        'Watch-GlobusFolder'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @('Start-GlobusRun')
    PrivateData            = @{
        PSData = @{
            Tags         = @('Globus', 'Flows', 'Automation', 'ResearchDataManagement', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            # The build writes the names in braces.
            ProjectUri   = '{ProjectUrl}'
            LicenseUri   = '{ProjectUrl}/blob/v{Version}/LICENSE'
            IconUri      = '{ProjectUrl}/raw/v{Version}/docs/images/icon.png'
            ReleaseNotes = '{ReleaseNotes}'
        }
    }
}
