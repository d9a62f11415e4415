<#
.SYNOPSIS
Writes the runs that failed since a time to a CSV file, with the causes.
.DESCRIPTION
For a nightly report. The script uses the current context; sign in before it, or set GLOBUS_CLIENT_ID and
GLOBUS_CLIENT_SECRET. It writes the file also when no run failed, so that the file always has the current state.
.PARAMETER Path
The CSV file to write.
.PARAMETER Since
The start of the period. The default is 24 hours ago.
.PARAMETER Role
The roles in the runs that the report includes.
.EXAMPLE
./failed-runs-report.ps1 -Path ./failed.csv -Since '2026-02-03'
#>
#Requires -Modules Globus.Automate
[CmdletBinding()]
param(
    [string] $Path = './failed-runs.csv',
    [datetime] $Since = (Get-Date).AddDays(-1),
    [string[]] $Role = @('run_owner', 'run_manager', 'run_monitor')
)

$ErrorActionPreference = 'Stop'

# Spreadsheets execute cells that begin like a formula. Users choose labels, and providers choose causes.
function ConvertTo-Cell($text) {
    if ("$text" -match '^[=+\-@\t\r]') { "'$text" } else { $text }
}

# CompletedAfter, not StartedAfter: a run that started last week can fail tonight.
$rows = Get-GlobusRun -Status FAILED -CompletedAfter $Since -Role $Role -OrderBy 'completion_time ASC' |
    Select-Object RunId, FlowId,
        @{ Name = 'FlowTitle'; Expression = { ConvertTo-Cell $_.FlowTitle } },
        @{ Name = 'Label'; Expression = { ConvertTo-Cell $_.Label } },
        StartTime, CompletionTime,
        @{ Name = 'Exception'; Expression = { ConvertTo-Cell $_.Failure.Exception } },
        @{ Name = 'Cause'; Expression = { ConvertTo-Cell $_.Failure.Cause } }

if ($rows) {
    $rows | Export-Csv -LiteralPath $Path -NoTypeInformation -Encoding UTF8
}
else {
    Set-Content -LiteralPath $Path -Encoding UTF8 `
        -Value '"RunId","FlowId","FlowTitle","Label","StartTime","CompletionTime","Exception","Cause"'
}

Get-Item -LiteralPath $Path
