# Scripts that also run in Windows PowerShell 5.1, whose parser refuses what only PowerShell 7 has.
BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $scripts = Get-ChildItem "$root/.ci", "$root/examples", $PSScriptRoot -Filter *.ps1 -Force |
        ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

Describe 'The syntax of scripts for both editions' {
    BeforeAll {
        # The operators of PowerShell 7 in a script, each with its line.
        function Find-NewerSyntax([string] $Text) {
            $tokens = $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
            $errors | ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Message)" }
            $tokens | Where-Object { $_.Kind -in 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean' } |
                ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Text)" }
            # Without a byte order mark, Windows PowerShell reads other characters in the encoding of the system.
            if ($Text -match '[^\x00-\x7F]') { "other characters than those of ASCII: $($Matches[0])" }
            if (-not $tree) { 'no script' }
        }
    }

    It '<Name> has nothing that only PowerShell 7 reads' -TestCases $scripts {
        Find-NewerSyntax ([System.IO.File]::ReadAllText($Path)) | Should -BeNullOrEmpty
    }

    It 'finds <text>' -Tag PowerShell7 -TestCases @(
        @{ text = '$a ? 1 : 2' }
        @{ text = '$a ?? 1' }
        @{ text = '$a ??= 1' }
        @{ text = '${a}?.b' }
        @{ text = '${a}?[0]' }
        @{ text = 'Get-Date && Get-Date' }
        @{ text = 'function f { clean { } }' }
        @{ text = "'$([char] 0xE9)'" }
    ) {
        Find-NewerSyntax $text | Should -Not -BeNullOrEmpty
    }
}
