# The forms in which people keep and show what commands write, each added to a file of its own in $Folder.

# An error leads to all that the engine knows of a command, a method or a type, so that a whole one is shown less deep than its
# parts; and one of the engine's own cannot be JSON at all, nor a dictionary with a null in it CSV.
$asList = { Format-List * -Force -InputObject $args[0] | Out-String -Width 4096 }
$asCsv = { foreach ($group in $args[0] | Group-Object { $_.GetType().FullName }) { try { $group.Group | ConvertTo-Csv } catch [NullReferenceException] { } } }
$forms = @{
    Output = @{
        Json   = { ConvertTo-Json -Depth 10 -WarningAction Ignore -InputObject $args[0] }
        List   = $asList
        Table  = { $args[0] | Out-String -Width 4096 }
        Clixml = { $args[0] | ConvertTo-Xml 5 }
        Csv    = $asCsv
    }
    Error  = @{
        Json      = { foreach ($each in $args[0]) { try { ConvertTo-Json -Depth 3 -WarningAction Ignore -InputObject $each } catch [InvalidOperationException], [NotSupportedException] { } } }
        Parts     = { foreach ($each in $args[0]) { ConvertTo-Json -Depth 10 -WarningAction Ignore -InputObject $each.TargetObject, $each.ErrorDetails, $each.CategoryInfo, @(Get-OwnException $each) } }
        Exception = { foreach ($each in $args[0]) { for ($cause = $each.Exception; $cause; $cause = $cause.InnerException) { $cause.ToString() } } }
        List      = $asList
        View      = { $args[0] | Get-Error | Out-String -Width 4096 }
        Clixml    = { $args[0] | ConvertTo-Xml 3 }
        Csv       = $asCsv
    }
    Stream = @{
        Text   = { $args[0] | ForEach-Object ToString }
        List   = $asList
        Clixml = { $args[0] | ConvertTo-Xml 2 }
    }
}

function ConvertTo-Xml([int] $Depth) {
    $input | Export-Clixml "$Folder/one.xml" -Depth $Depth
    Get-Content "$Folder/one.xml" -Raw
}

function Get-OwnException($Record) {
    for ($each = $Record.Exception; $each; $each = $each.InnerException) {
        if ($each -isnot [System.Management.Automation.RuntimeException]) { $each | Select-Object * -ExcludeProperty TargetSite, InnerException }
    }
}

function Get-Kind($Record) {
    if ($Record -is [System.Management.Automation.ErrorRecord]) { 'Error' }
    elseif ($Record -is [System.Management.Automation.InformationalRecord] -or $Record -is [System.Management.Automation.InformationRecord]) { 'Stream' }
    else { 'Output' }
}

function Write-Form([object[]] $Records) {
    foreach ($group in $Records | Group-Object { Get-Kind $_ }) {
        foreach ($form in $forms[$group.Name].GetEnumerator()) { & $form.Value @($group.Group) | Add-Content "$Folder/$($group.Name).$($form.Key).txt" }
    }
}
