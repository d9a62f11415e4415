# Takes pictures of pages.

<#
.SYNOPSIS
Saves a page as PNG without its background, and writes the path of the file.
#>
function Save-Screenshot {
    param([string] $Url, [string] $File, [int] $Width, [int] $Height, [int] $Scale = 1, [string] $DataFolder)

    $names = 'chromium', 'chromium-browser', 'google-chrome', 'chrome'
    $browser = Get-Command $names -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if (-not $browser) { throw 'Chromium is required; tests/prepare.sh installs it.' }
    $options = @(
        '--headless=new'
        '--hide-scrollbars'
        '--default-background-color=00000000'
        "--window-size=$Width,$Height"
        "--force-device-scale-factor=$Scale"
        # The page must have its data. Time does not pass while a request is active.
        '--virtual-time-budget=3000'
        "--user-data-dir=$DataFolder"
        "--screenshot=$File"
        # Chromium does not start for root in a sandbox.
        if ([Environment]::UserName -eq 'root') { '--no-sandbox' }
    )
    Remove-Item -LiteralPath $File -ErrorAction Ignore
    $log = & $browser @options $Url 2>&1
    if (-not (Test-Path -LiteralPath $File)) { throw "Chromium saved no picture of $Url.`n$($log -join "`n")" }
    $File
}
