# The pictures of the README. "./build.ps1 Pictures" makes them.
# They need an emulator, which cannot start under Wine.
Describe 'The pictures in docs/images' -Tag Examples, NotUnderWine {
    BeforeAll {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $images = "$root/docs/images"
        $terminal = [System.IO.File]::ReadAllText("$images/terminal.svg").Replace("`r", '')

        # The width and the height in the first chunk of a PNG file.
        function Get-PngSize($path) {
            $bytes = [System.IO.File]::ReadAllBytes($path)
            [System.Text.Encoding]::Latin1.GetString($bytes, 1, 3) | Should -Be 'PNG'
            foreach ($offset in 16, 20) { [System.BitConverter]::ToInt32($bytes[($offset + 3)..$offset], 0) }
        }
    }

    It 'include a terminal that shows the real output of its commands' {
        $file = & "$root/build/Pictures.ps1" -Path $TestDrive -Picture Terminal
        $file.Name | Should -Be 'terminal.svg'
        $now = [System.IO.File]::ReadAllText("$TestDrive/terminal.svg")
        $now | Should -BeExactly $terminal -Because "'./build.ps1 Pictures' makes the current picture"
    }

    It 'include badges that say what the manifest and the licence say' {
        $files = & "$root/build/Pictures.ps1" -Path $TestDrive -Picture Badge
        $files.Count | Should -Be 2
        foreach ($file in $files) {
            [System.IO.File]::ReadAllText($file) | Should -BeExactly ([System.IO.File]::ReadAllText("$images/$($file.Name)").Replace("`r", ''))
        }
    }

    It 'include a terminal that readers without images understand' {
        $document = [xml] $terminal
        $document.svg.title.InnerText | Should -Not -BeNullOrEmpty
        $document.svg.desc.InnerText | Should -Not -BeNullOrEmpty
        $document.svg.GetAttribute('aria-labelledby') | Should -Be "$($document.svg.title.id) $($document.svg.desc.id)"
    }

    It 'include a terminal without paths, addresses, times and tokens of a computer' {
        $text = ([xml] $terminal).svg.text.InnerText -join "`n"
        $text | Should -Match 'Start-GlobusFlowRun'
        $text | Should -Not -Match ([regex]::Escape([System.IO.Path]::GetTempPath().TrimEnd('/', '\')))
        $text | Should -Not -Match ([regex]::Escape($root))
        $text | Should -Not -Match '127\.0\.0\.1|localhost|\d{4}-\d\d-\d\d|\b[A-Za-z]:\\'
        $text | Should -Not -Match '[A-Za-z0-9_-]{36}'
    }

    It 'include an icon of 85 by 85 pixels' {
        Get-PngSize "$images/icon.png" | Should -Be 85, 85
        ([xml] [System.IO.File]::ReadAllText("$images/icon.svg")).svg.viewBox | Should -Be '0 0 85 85'
    }

    It 'include a small file with the page of a run' {
        Get-PngSize "$images/run-page.png" | Should -Be 2400, 1700
        (Get-Item "$images/run-page.png").Length | Should -BeLessThan 350KB
    }
}
