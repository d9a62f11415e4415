# Draws lines of a terminal as SVG.

using namespace System.Security

$fontSize = 14
# Every common monospace font is about 0.6 em wide. The width of each text is stated, so that columns stay aligned.
$charWidth = 8.4
$lineHeight = 20
$padding = 20
$titleBar = 34
$palette = [ordered]@{
    text      = '#e6e9ed'
    prompt    = '#8ab8ff'
    command   = '#f0c36a'
    parameter = '#a2abb6'
    variable  = '#7fd59a'
    string    = '#7cc7d8'
    number    = '#e6e9ed'
    header    = '#7fd59a'
    warning   = '#f0c36a'
    error     = '#ff9a92'
}

<#
.SYNOPSIS
Draws the lines of Invoke-PictureSession.
#>
function ConvertTo-TerminalSvg([object[]] $Lines, [int] $Columns) {
    $head = 'xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description"'
    $width = 2 * $padding + [math]::Ceiling($Columns * $charWidth)
    $height = $titleBar + $Lines.Count * $lineHeight + $padding
    $used = @($Lines | ForEach-Object { $_ } | ForEach-Object { $_.Color }) + 'text' | Sort-Object -Unique
    @(
        "<svg $head width=`"$width`" height=`"$height`" viewBox=`"0 0 $width $height`">"
        '<title id="title">A PowerShell session with Globus.Automate</title>'
        '<desc id="description">The session publishes a flow, starts a run for each row of a CSV file, waits for the ' +
            'runs, and shows their results and the failure that one of them handled.</desc>'
        '<style>'
        "text { font: ${fontSize}px ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }"
        foreach ($name in $palette.Keys) {
            if ($name -in $used) { ".$name { fill: $($palette[$name]); }" }
        }
        '.header { font-weight: bold; }'
        'rect { fill: #14171b; stroke: #39414b; }'
        'circle { fill: #39414b; }'
        '</style>'
        "<rect x=`"0.5`" y=`"0.5`" width=`"$($width - 1)`" height=`"$($height - 1)`" rx=`"8`"/>"
        foreach ($x in 20, 38, 56) { "<circle cx=`"$x`" cy=`"18`" r=`"5.5`"/>" }
        for ($i = 0; $i -lt $Lines.Count; $i++) {
            ConvertTo-SvgLine $Lines[$i] ($titleBar + ($i + 1) * $lineHeight - 6)
        }
        '</svg>'
        ''
    ) -join "`n"
}

function ConvertTo-SvgLine($Spans, [int] $Y) {
    $column = 0
    foreach ($span in $Spans) {
        $text = $span.Text.TrimEnd()
        # Spaces at the start only move the text.
        $shown = $text.TrimStart()
        if ($shown) {
            $x = Format-Number ($padding + ($column + $text.Length - $shown.Length) * $charWidth)
            $length = Format-Number ($shown.Length * $charWidth)
            "<text class=`"$($span.Color)`" x=`"$x`" y=`"$Y`" textLength=`"$length`" xml:space=`"preserve`">" +
                "$([SecurityElement]::Escape($shown))</text>"
        }
        $column += $span.Text.Length
    }
}

function Format-Number([double] $Value) { $Value.ToString('0.#', [cultureinfo]::InvariantCulture) }
