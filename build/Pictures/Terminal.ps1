# Runs session.ps1 and returns the lines of its terminal, each as a list of spans: a text and the name of its color.

using namespace System.Management.Automation.Language

$ansiColors = @{ '31;1' = 'error'; '32;1' = 'header'; '33;1' = 'warning' }

<#
.SYNOPSIS
Runs each statement of a script, and writes the lines that a terminal shows for it.
.PARAMETER Path
The script. It runs in the current folder.
.PARAMETER Columns
The width of the terminal. A longer statement is an error.
.PARAMETER After
Runs after each statement and is not shown, because it stands for the time between two statements.
#>
function Invoke-PictureSession([string] $Path, [int] $Columns, [scriptblock] $After) {
    $tokens = $errors = $null
    $script = [Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors)
    $rendering = $PSStyle.OutputRendering
    # A host without colors, such as that of a test, shows the same picture.
    $PSStyle.OutputRendering = 'Ansi'
    $output = ''
    try {
        foreach ($statement in $script.EndBlock.Statements) {
            $extent = $statement.Extent
            $typed = @(Get-CommandLines $extent $tokens)
            if ($typed.Where({ (-join $_.Text).Length -gt $Columns })) {
                throw "The statement is wider than the picture: $($extent.Text)"
            }
            # A terminal shows an empty line between a table and the next prompt.
            if ($output.Trim()) { , @(@{ Text = ''; Color = 'text' }) }
            $typed
            $output = . ([scriptblock]::Create($extent.Text)) | Out-String -Width $Columns
            Get-OutputLines $output
            & $After
        }
    }
    finally {
        $PSStyle.OutputRendering = $rendering
    }
}

# A statement as it is typed, in the colors of PowerShell's prompt. No line has parts of two statements.
function Get-CommandLines($Extent, $Tokens) {
    $lines = $Extent.Text.Split("`n")
    for ($i = 0; $i -lt $lines.Count; $i++) {
        $spans = @(@{ Text = $i ? '>> ' : 'PS> '; Color = 'prompt' })
        $column = 0
        $number = $Extent.StartLineNumber + $i
        foreach ($token in $Tokens.Where({ $_.Extent.StartLineNumber -eq $number -and $_.Text.Trim() })) {
            $start = $token.Extent.StartColumnNumber - 1
            $color = Get-TokenColor $token
            $spans[-1].Text += $lines[$i].Substring($column, $start - $column)
            if ($spans[-1].Color -ne $color) { $spans += @{ Text = ''; Color = $color } }
            $spans[-1].Text += $token.Text
            $column = $start + $token.Text.Length
        }
        , $spans
    }
}

function Get-TokenColor($Token) {
    if ($Token.TokenFlags -band [TokenFlags]::CommandName) { return 'command' }
    switch ($Token.Kind) {
        'Variable' { 'variable' }
        'Parameter' { 'parameter' }
        'StringLiteral' { 'string' }
        'Number' { 'number' }
        default { 'text' }
    }
}

# The output of a statement, whose colors are escape sequences.
function Get-OutputLines([string] $Output) {
    if (-not $Output.Trim()) { return }
    foreach ($line in $Output.TrimEnd().Replace("`r", '').Split("`n")) {
        $color = 'text'
        $spans = @()
        foreach ($part in [regex]::Split($line, "(`e\[[\d;]*m)")) {
            # A comparison of texts would ignore the escape character.
            if (-not $part.StartsWith([char] 27)) {
                $spans += @{ Text = $part; Color = $color }
                continue
            }
            $code = $part.Substring(2, $part.Length - 3)
            $color = $code -in '', '0' ? 'text' : $ansiColors[$code]
            if (-not $color) { throw "The picture has no color for the escape sequence '$code'." }
        }
        , $spans
    }
}
