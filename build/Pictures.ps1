#Requires -Version 7.4
<#
.SYNOPSIS
Makes the pictures in docs/images from the module, its emulator, and docs/images/icon.svg.
.DESCRIPTION
The module must be built. The terminal and the page show real output. Chromium takes the pictures of pages; their fonts,
and therefore their pixels, differ between computers.
.PARAMETER Path
The folder to write to.
.PARAMETER Picture
The pictures to make. Terminal does not need Chromium.
#>
[CmdletBinding()]
param(
    [string] $Path = "$PSScriptRoot/../docs/images",

    [ValidateSet('Icon', 'Terminal', 'RunPage')]
    [string[]] $Picture = @('Icon', 'Terminal', 'RunPage')
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Pictures/Emulator.ps1"
. "$PSScriptRoot/Pictures/Terminal.ps1"
. "$PSScriptRoot/Pictures/Svg.ps1"
. "$PSScriptRoot/Pictures/Chromium.ps1"

$folder = New-Item -ItemType Directory -Path ([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "pictures-$(New-Guid)"))
$Path = (Resolve-Path -LiteralPath $Path).Path
$columns = 92
$files = @()
try {
    if ('Icon' -in $Picture) {
        $icon = (Resolve-Path "$PSScriptRoot/../docs/images/icon.svg").Path
        $files += Save-Screenshot "file://$icon" "$Path/icon.png" -Width 85 -Height 85 -DataFolder "$folder/browser"
    }
    if ('Terminal' -in $Picture -or 'RunPage' -in $Picture) {
        $emulator = Start-PictureEmulator $folder
        Push-Location -LiteralPath $folder
        try {
            # The page shows the runs of the session.
            $lines = @(Invoke-PictureSession "$PSScriptRoot/Pictures/session.ps1" $columns -After { Skip-PictureTime $emulator })
            if ('Terminal' -in $Picture) {
                $svg = ConvertTo-TerminalSvg $lines $columns
                [System.IO.File]::WriteAllText("$Path/terminal.svg", $svg)
                $files += "$Path/terminal.svg"
            }
            if ('RunPage' -in $Picture) {
                $run = Get-GlobusRun | Where-Object Label -EQ 'plate 17'
                $page = "$($emulator.Address)#/runs/$($run.RunId)"
                $files += Save-Screenshot $page "$Path/run-page.png" -Width 1200 -Height 850 -Scale 2 -DataFolder "$folder/browser"
            }
            Disconnect-Globus
        }
        finally {
            Pop-Location
            Stop-GlobusEmulator -Port $emulator.Port
        }
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
Get-Item -LiteralPath $files
