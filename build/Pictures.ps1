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
The pictures to make. Terminal and Badge do not need Chromium.
#>
[CmdletBinding()]
param(
    [string] $Path = "$PSScriptRoot/../docs/images",

    [ValidateSet('Icon', 'Terminal', 'RunPage', 'Badge')]
    [string[]] $Picture = @('Icon', 'Terminal', 'RunPage', 'Badge')
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Pictures/Emulator.ps1"
. "$PSScriptRoot/Pictures/Terminal.ps1"
. "$PSScriptRoot/Pictures/Svg.ps1"
. "$PSScriptRoot/Pictures/Chromium.ps1"
. "$PSScriptRoot/Pictures/Badge.ps1"

$columns = 92
$Path = (Resolve-Path -LiteralPath $Path).Path
$folder = New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "pictures-$(New-Guid)")
$browser = @{ DataFolder = "$folder/browser" }

function Save-Icon {
    $icon = (Resolve-Path "$PSScriptRoot/../docs/images/icon.svg").Path
    Save-Screenshot ([uri]::new($icon).AbsoluteUri) "$Path/icon.png" -Width 85 -Height 85 @browser
}

# The page shows a run of the session in the terminal.
function Save-Session {
    $emulator = Start-PictureEmulator $folder
    Push-Location -LiteralPath $folder
    try {
        $session = "$PSScriptRoot/Pictures/session.ps1"
        $lines = @(Invoke-PictureSession $session $columns -After { Skip-PictureTime $emulator })
        if ('Terminal' -in $Picture) {
            [System.IO.File]::WriteAllText("$Path/terminal.svg", (ConvertTo-TerminalSvg $lines $columns))
            "$Path/terminal.svg"
        }
        if ('RunPage' -in $Picture) {
            $run = Get-GlobusRun | Where-Object Label -EQ 'plate 17'
            $page = "$($emulator.Address)#/runs/$($run.RunId)"
            Save-Screenshot $page "$Path/run-page.png" -Width 1200 -Height 850 -Scale 2 @browser
        }
        Disconnect-Globus
    }
    finally {
        Pop-Location
        Stop-GlobusEmulator -Port $emulator.Port
    }
}

try {
    $files = @(
        if ('Icon' -in $Picture) { Save-Icon }
        if ('Badge' -in $Picture) { Save-Badge $Path }
        if ('Terminal' -in $Picture -or 'RunPage' -in $Picture) { Save-Session }
    )
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
Get-Item -LiteralPath $files
