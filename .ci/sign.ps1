<#
.SYNOPSIS
Signs the module's own files in the packages, if a certificate is configured.
.DESCRIPTION
The certificate is a PFX file in base64 in the variable SIGNING_CERTIFICATE, and its password is in
SIGNING_CERTIFICATE_PASSWORD. Without them, the script changes nothing and says so. Signing needs Windows.
.PARAMETER Path
The folder whose .nupkg and .zip files to sign, with its subfolders.
.PARAMETER TimestampServer
The server that confirms the time of the signature, which stays valid after the certificate expires.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $Path,
    [string] $TimestampServer = 'http://timestamp.digicert.com'
)

$ErrorActionPreference = 'Stop'
# Assemblies of other projects keep the signatures of their publishers.
$own = '(^|/)Globus\.Automate[^/]*\.(dll|ps1xml|psd1)$'

if (-not $env:SIGNING_CERTIFICATE) {
    if ($env:GITHUB_ACTIONS) { Write-Host '::notice::not signed: no certificate is configured' }
    Write-Host 'not signed: no certificate is configured'
    exit 0
}
if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction SilentlyContinue)) {
    throw 'This PowerShell has no Set-AuthenticodeSignature. Sign on Windows.'
}

Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
$packages = @(Get-ChildItem -LiteralPath $Path -Recurse -File | Where-Object { $_.Extension -in '.nupkg', '.zip' })
if ($packages.Count -eq 0) { throw "There are no packages below '$Path'." }

function Update-Entry($Archive, $Entry, [string] $Folder, $Certificate) {
    $file = Join-Path $Folder (Split-Path $Entry.FullName -Leaf)
    [System.IO.Compression.ZipFileExtensions]::ExtractToFile($Entry, $file, $true)
    $signature = Set-AuthenticodeSignature -LiteralPath $file -Certificate $Certificate -HashAlgorithm SHA256 `
        -IncludeChain NotRoot -TimestampServer $TimestampServer
    if ($signature.Status -ne 'Valid') {
        throw "$($Entry.FullName) is not signed: $($signature.Status), $($signature.StatusMessage)"
    }
    $name = $Entry.FullName
    $Entry.Delete()
    [System.IO.Compression.ZipFileExtensions]::CreateEntryFromFile($Archive, $file, $name) | Out-Null
}

$folder = (New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "globus-sign-$PID")).FullName
try {
    $bytes = [Convert]::FromBase64String($env:SIGNING_CERTIFICATE)
    $certificate = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(
        $bytes, $env:SIGNING_CERTIFICATE_PASSWORD
    )
    foreach ($package in $packages) {
        $archive = [System.IO.Compression.ZipFile]::Open($package.FullName, 'Update')
        try {
            $entries = @($archive.Entries | Where-Object { $_.FullName -match $own })
            if ($entries.Count -eq 0) { throw "'$($package.Name)' has no files of the module." }
            foreach ($entry in $entries) { Update-Entry $archive $entry $folder $certificate }
        }
        finally {
            $archive.Dispose()
        }
        Write-Host "$($package.Name): $($entries.Count) files signed."
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
