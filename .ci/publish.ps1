<#
.SYNOPSIS
Publishes the module's package. Without -Push, only shows what it would publish.
.DESCRIPTION
The API key of the repository is in the variable PSGALLERY_API_KEY. The package of the emulator is a .NET tool, and no
PowerShell repository takes it.
.PARAMETER Packages
The folder with the packages, which .ci/pack writes.
.PARAMETER Repository
The repository: the PowerShell Gallery, or one that Register-PSResourceRepository registered.
.PARAMETER Push
Publishes the package.
#>
[CmdletBinding()]
param(
    [string] $Packages = (Join-Path $PSScriptRoot '../out/packages'),
    [string] $Repository = 'PSGallery',
    [switch] $Push
)

$ErrorActionPreference = 'Stop'

# The metadata in the package, which is what the repository shows.
function Read-Metadata([string] $Package) {
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    $archive = [System.IO.Compression.ZipFile]::OpenRead($Package)
    try {
        $entry = $archive.Entries | Where-Object { $_.FullName -eq 'Globus.Automate.nuspec' }
        if (-not $entry) { throw "'$Package' has no Globus.Automate.nuspec." }
        $reader = New-Object System.IO.StreamReader -ArgumentList $entry.Open()
        try { ([xml] $reader.ReadToEnd()).package.metadata } finally { $reader.Dispose() }
    }
    finally {
        $archive.Dispose()
    }
}

$found = @(Get-ChildItem -LiteralPath $Packages -File | Where-Object { $_.Name -match '^Globus\.Automate\.\d+(\.\d+)+\.nupkg$' })
if ($found.Count -ne 1) { throw "Expected one package of the module in '$Packages', found $($found.Count)." }
$package = $found[0].FullName

$metadata = Read-Metadata $package
$address = "$($metadata.projectUrl)"
if (-not $address.StartsWith('https://') -or ([uri] $address).Host.EndsWith('.invalid')) {
    throw "The package has the project address '$address'. Pack it with the variable ProjectUrl."
}
$what = "$($metadata.id) $($metadata.version) of $address to the repository $Repository"
if (-not $Push) {
    Write-Host "Would publish $what."
    return
}

# A folder as a repository would replace the version without a word.
$existing = Find-PSResource -Name $metadata.id -Version $metadata.version -Repository $Repository -ErrorAction SilentlyContinue
if ($existing) { throw "The repository $Repository already has $($metadata.id) $($metadata.version)." }

$arguments = @{ NupkgPath = $package; Repository = $Repository }
if ($env:PSGALLERY_API_KEY) { $arguments.ApiKey = $env:PSGALLERY_API_KEY }
elseif ($Repository -eq 'PSGallery') { throw 'Set the variable PSGALLERY_API_KEY to the API key of the PowerShell Gallery.' }
Publish-PSResource @arguments
Write-Host "Published $what."
