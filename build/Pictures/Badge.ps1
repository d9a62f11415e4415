# Draws the badges of the README from the files that they tell of.

<#
.SYNOPSIS
Draws a badge: a dark field with a name, and a green one with a value.
#>
function ConvertTo-BadgeSvg([string] $Name, [string] $Value) {
    $charWidth = 6.6
    $left = [math]::Ceiling($Name.Length * $charWidth) + 14
    $right = [math]::Ceiling($Value.Length * $charWidth) + 14
    $width = $left + $right
    $text = 'font-family="Verdana, DejaVu Sans, sans-serif" font-size="11" fill="#ffffff" text-anchor="middle"'
    @(
        "<svg xmlns=`"http://www.w3.org/2000/svg`" role=`"img`" aria-label=`"${Name}: $Value`" width=`"$width`" height=`"20`">"
        "<title>${Name}: $Value</title>"
        "<rect width=`"$width`" height=`"20`" rx=`"3`" fill=`"#3d444d`"/>"
        "<path d=`"M$left 0h$($right - 3)a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-$($right - 3)z`" fill=`"#1b6e3c`"/>"
        "<text x=`"$($left / 2)`" y=`"14`" $text>$Name</text>"
        "<text x=`"$($left + $right / 2)`" y=`"14`" $text>$Value</text>"
        '</svg>'
        ''
    ) -join "`n"
}

<#
.SYNOPSIS
Writes all badges to a folder, and returns their paths.
#>
function Save-Badge([string] $Path) {
    $root = "$PSScriptRoot/../.."
    $manifest = [System.IO.File]::ReadAllText("$root/Globus.Automate.psd1")
    $oldest = [regex]::Match($manifest, "(?<=PowerShellVersion\s*=\s*')[^']+").Value
    $licence = ([System.IO.File]::ReadAllLines("$root/LICENSE")[0] -split ' ')[0]
    $badges = @{ powershell = 'PowerShell', "$oldest | 7.4+"; licence = 'License', $licence }
    foreach ($name in $badges.Keys | Sort-Object) {
        $file = "$Path/badge-$name.svg"
        [System.IO.File]::WriteAllText($file, (ConvertTo-BadgeSvg @($badges[$name])[0] @($badges[$name])[1]))
        $file
    }
}
