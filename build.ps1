<#
.SYNOPSIS
Builds, tests, packages or shows the module. Everything is done by dotnet; this only names the commands.
.EXAMPLE
./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Quickstart', 'Pictures')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) ended with code $LASTEXITCODE." }
}

switch ($Task) {
    'Build' { Invoke-DotNet build Globus.Automate.sln --configuration $Configuration }
    'Test' { Invoke-DotNet test --configuration $Configuration }
    'Quickstart' {
        Invoke-DotNet build Globus.Automate.sln --configuration $Configuration
        & ./examples/quickstart/quickstart.ps1
    }
    'Pictures' {
        Invoke-DotNet build Globus.Automate.sln --configuration $Configuration
        & ./build/Pictures.ps1
    }
    'Package' {
        Invoke-DotNet pack
        Get-Item -Path out/packages/*.nupkg, out/azure/*.zip
    }
}
