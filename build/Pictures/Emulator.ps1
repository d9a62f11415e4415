# The emulator that the pictures show. It gives the same results in every process.

$microscope = '5ca1ab1e-0000-4000-8000-000000000001'

<#
.SYNOPSIS
Starts an emulator with a frozen clock and the images of two plates, and imports the module.
.PARAMETER Folder
An empty folder for the images and for the files of the session.
#>
function Start-PictureEmulator([string] $Folder) {
    Import-Module "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1" -Scope Global
    Copy-Item "$PSScriptRoot/analyze-images.json", "$PSScriptRoot/plates.csv" -Destination $Folder
    foreach ($plate in 'plate-17', 'plate-18') {
        $images = New-Item -ItemType Directory -Path "$Folder/microscope/$plate"
        foreach ($number in 1..3) { Set-Content -LiteralPath "$images/$number.tif" -Value 'image' }
    }

    $emulator = Start-GlobusEmulator -Port 0 -DeterministicIds 1 -Collection @{ $microscope = "$Folder/microscope" }
    # The clock never moves back, so this is a time of next year. It is the same for all pictures of a year.
    $year = [datetime]::UtcNow.Year + 1
    Invoke-Control $emulator clock @{ frozen = $true } | Out-Null
    Invoke-Control $emulator clock @{ advance_to = "$year-01-11T09:00:00Z" } | Out-Null
    # The emulator does not run functions: these steps replace the provider.
    $url = 'https://compute.actions.globus.org*'
    $busy = @(
        @{ status = 'ACTIVE'; seconds = 4 }
        @{ status = 'FAILED'; details = @{ description = 'The computer is busy.' } }
    )
    $done = @(
        @{ status = 'ACTIVE'; seconds = 24 }
        @{ status = 'SUCCEEDED'; details = @{ sharpness = 0.93 } }
    )
    Invoke-Control $emulator outcomes @{ url = $url; attempt = 1; steps = $busy } | Out-Null
    Invoke-Control $emulator outcomes @{ url = $url; attempt = 2; steps = $done } | Out-Null
    $emulator
}

# Moves the clock until all runs have ended.
function Skip-PictureTime($Emulator) {
    $active = @(Get-GlobusRun -Status ACTIVE)
    if ($active) {
        $until = @{ runs_ended = @($active.RunId); elapsed = 86400 }
        $clock = Invoke-Control $Emulator clock @{ until = $until }
        if ($clock.stopped_by -ne 'runs_ended') { throw "The runs have not ended: $($clock.stopped_by)." }
    }
}

function Invoke-Control($Emulator, [string] $Route, [hashtable] $Body) {
    Invoke-RestMethod "$($Emulator.Address)_emulator/$Route" -Method Post -Body ($Body | ConvertTo-Json -Depth 9)
}
