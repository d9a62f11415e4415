<#
.SYNOPSIS
Publishes the flow definitions of a folder: creates new flows, and updates flows whose definition or schema changed.
.DESCRIPTION
For flows under source control, for example in a build job. The folder has these files for each flow:

  NAME.json               the definition
  NAME.input_schema.json  the input schema (optional)
  NAME.metadata.json      title, keywords and roles (optional); the script reads it when it creates the flow

The script finds a flow by its title among the flows that you own. It checks all files before it changes anything.
With -WhatIf, it shows the changes and makes none.
.PARAMETER Path
The folder with the definitions.
.EXAMPLE
./publish-changed-flows.ps1 -Path ./flows -WhatIf
#>
#Requires -Modules Globus.Automate
[CmdletBinding(SupportsShouldProcess)]
param([Parameter(Mandatory)] [string] $Path)

$ErrorActionPreference = 'Stop'

# JSON with sorted member names, so that only real differences count.
function ConvertTo-CanonicalJson($value) {
    function Sort-Member($node) {
        if ($node -is [System.Management.Automation.PSCustomObject]) {
            $sorted = [ordered]@{}
            foreach ($name in ($node.PSObject.Properties.Name | Sort-Object)) {
                $sorted[$name] = Sort-Member $node.$name
            }
            return $sorted
        }
        if ($node -is [array]) { return , @($node | ForEach-Object { Sort-Member $_ }) }
        return $node
    }
    ConvertTo-Json (Sort-Member ("$value" | ConvertFrom-Json)) -Depth 100 -Compress
}

function Read-Json($file) {
    if (Test-Path -LiteralPath $file) { Get-Content -LiteralPath $file -Raw -Encoding UTF8 } else { '{}' }
}

$definitions = @(
    Get-ChildItem -Path (Join-Path $Path '*.json') |
        Where-Object Name -notmatch '\.(input_schema|metadata|sample_input)\.json$'
)

foreach ($file in $definitions) {
    $schema = Join-Path $file.DirectoryName "$($file.BaseName).input_schema.json"
    $documents = @{ DefinitionPath = $file.FullName }
    if (Test-Path -LiteralPath $schema) { $documents.InputSchemaPath = $schema }
    Test-GlobusFlow @documents | Out-Null
}

foreach ($file in $definitions) {
    $schema = Join-Path $file.DirectoryName "$($file.BaseName).input_schema.json"
    $metadata = Read-Json (Join-Path $file.DirectoryName "$($file.BaseName).metadata.json") | ConvertFrom-Json
    $title = $file.BaseName
    if ($metadata.PSObject.Properties['title']) { $title = $metadata.title }

    $found = @(Get-GlobusFlow -Title ([WildcardPattern]::Escape($title)))
    if ($found.Count -gt 1) {
        throw "You own $($found.Count) flows with the title '$title'. Rename or delete all but one."
    }

    if ($found.Count -eq 0) {
        $flow = Publish-GlobusFlow -DefinitionPath $file.FullName
        $action = 'Created'
    }
    else {
        $flow = $found[0]
        $changes = @{}
        if ((ConvertTo-CanonicalJson $flow.Definition) -cne (ConvertTo-CanonicalJson (Read-Json $file.FullName))) {
            $changes.DefinitionPath = $file.FullName
        }
        if ((ConvertTo-CanonicalJson $flow.InputSchema) -cne (ConvertTo-CanonicalJson (Read-Json $schema))) {
            $changes.InputSchema = Read-Json $schema
        }
        $action = 'Unchanged'
        if ($changes.Count -gt 0) {
            $flow | Set-GlobusFlow @changes
            $action = 'Updated'
        }
    }

    [pscustomobject]@{ Name = $file.BaseName; Title = $title; FlowId = $flow.FlowId; Action = $action }
}
