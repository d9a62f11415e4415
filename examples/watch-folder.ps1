<#
.SYNOPSIS
Starts a run of a flow for each new file in a folder. For a scheduled task or a service on an instrument computer.
.DESCRIPTION
The script watches the folder with Watch-GlobusFolder, which starts at most one run for each file, also if the computer
fails. It appends one line for each event to a log. With -Once, it ends when all files have started runs; its exit code
is then the number of files that did not start a run, at most 255. Files that failed are tried again, and uncertain
ones are not: see Get-GlobusFolderTrigger.

Store the credential once, as the user of the task. On Windows, only this user on this computer can read the file:

  Get-Credential | Export-Clixml -LiteralPath C:\Globus\credential.xml

A scheduled task on Windows that is started with the computer, and again after a failure:

  $arguments = '-NoProfile -NonInteractive -File C:\Globus\watch-folder.ps1 ' +
      '-FlowId 24bc4997-b483-4c25-a19c-64b0afc00743 -Path \\server\data ' +
      '-CredentialPath C:\Globus\credential.xml -JournalPath C:\Globus\watch.jsonl'
  $task = @{
      TaskName  = 'Start flow runs'
      Action    = New-ScheduledTaskAction -Execute pwsh.exe -Argument $arguments
      Trigger   = New-ScheduledTaskTrigger -AtStartup
      Principal = New-ScheduledTaskPrincipal -UserId 'LAB\globus' -LogonType Password
      Settings  = New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0 -MultipleInstances IgnoreNew -RestartCount 999 `
          -RestartInterval (New-TimeSpan -Minutes 1)
  }
  Register-ScheduledTask @task

Use the UNC path of a share: mapped drives do not exist in a task. For a task that is repeated every five minutes, add
-Once to the arguments, and use a trigger with -RepetitionInterval.

On Linux, watch-folder.service runs the script as a systemd unit.
.PARAMETER FlowId
The flow to run. Its input has the members "path" and "name".
.PARAMETER Path
The folder to watch.
.PARAMETER CredentialPath
The file with the credential of the service account. Without it, the script uses the current context, or
GLOBUS_CLIENT_ID and GLOBUS_CLIENT_SECRET.
.PARAMETER JournalPath
The file that records the starts. It must be on a local disk, outside the watched folder.
.PARAMETER Filter
The names of the files.
.PARAMETER SettleTime
The time without a change after which a file is complete.
.PARAMETER LogPath
The log file.
.PARAMETER Once
Ends when all files that are there have started runs.
#>
#Requires -Modules Globus.Automate
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [guid] $FlowId,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $JournalPath,
    [string] $CredentialPath,
    [string[]] $Filter = '*',
    [timespan] $SettleTime = '00:01:00',
    [string] $LogPath = "$JournalPath.log",
    [switch] $Once
)

$ErrorActionPreference = 'Stop'

# The name of a file can contain line breaks and control characters.
function Write-Log($text) {
    $line = "$(Get-Date -Format s) $text" -replace '[\p{Cc}\p{Cf}\u2028\u2029]', '?'
    Add-Content -LiteralPath $LogPath -Value $line -Encoding UTF8
}

if ($CredentialPath) { Connect-Globus -Credential (Import-Clixml -LiteralPath $CredentialPath) }

$watch = @{
    Path          = $Path
    FlowId        = $FlowId
    Body          = { @{ path = $_.FullName; name = $_.Name } }
    Filter        = $Filter
    Recurse       = $true
    SettleTime    = $SettleTime
    JournalPath   = $JournalPath
    Tag           = 'watch-folder'
    Once          = $Once
    # One failed file does not end the watch.
    ErrorAction   = 'Continue'
    WarningAction = 'Continue'
}
$notStarted = 0
try {
    # 3>&1 adds the warnings to the events.
    Watch-GlobusFolder @watch 3>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.WarningRecord]) {
            Write-Log "Warning: $_"
        }
        elseif ($_.Status -ne 'Settling') {
            if ($_.Status -in 'Failed', 'Uncertain') { $notStarted++ }
            Write-Log "$($_.Status) $($_.Path) $($_.RunId) $($_.Message)".TrimEnd()
        }
    }
}
catch {
    # The task or the unit starts the script again.
    Write-Log "$($_.FullyQualifiedErrorId.Split(',')[0]): $_"
    throw
}
finally {
    if ($CredentialPath) { Disconnect-Globus }
}
exit [math]::Min($notStarted, 255)
