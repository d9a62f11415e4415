# What the canary tests look with.

function Get-CommandLine {
    foreach ($process in [System.IO.Directory]::GetDirectories('/proc') -match '/\d+$') {
        try { [System.IO.File]::ReadAllText("$process/cmdline").Replace([char]0, [char]32) } catch [System.IO.IOException] { }
    }
}

# A secret is known by its shape, so that it is found even where nobody looked for that one; or because a person had it.
class SecretSearch {
    [string[]] $Known = @('globus-emulator-second-secret', 'c4n4ry', [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes('10ca1000-0000-4000-8000-000000000002:globus-emulator-second-secret')))
    [System.Collections.Generic.HashSet[string]] $Challenges = @()

    SecretSearch([string[]] $codes, [string[]] $pages) {
        $this.Known += $codes -ne ''
        foreach ($match in [regex]::Matches("$pages", 'code_challenge=([\w-]+)')) { $null = $this.Challenges.Add($match.Groups[1].Value) }
    }

    [string[]] Find([string] $text) {
        # Where it is shown in lines of some width, and where a secure string is kept without a key, it is there all the same.
        $joined = $text -replace '\r?\n[ |]*'
        $plain = [regex]::Replace($text, '(?:[0-9a-f]{2}00){8,}', { [System.Text.Encoding]::Unicode.GetString([Convert]::FromHexString($args[0].Value)) })
        $found = foreach ($each in $text, $joined, $plain) {
            foreach ($match in [regex]::Matches($each, 'Ag[\w-]{64}(?![\w-])|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}')) { $match.Value }
            foreach ($secret in $this.Known) { if ($each.Contains($secret)) { $secret } }
            foreach ($match in [regex]::Matches($each, '(?<![\w-])[\w-]{43}(?![\w-])')) { if ($this.Challenges.Contains([SecretSearch]::ChallengeOf($match.Value))) { $match.Value } }
        }
        return @($found | Select-Object -Unique)
    }

    static [string] ChallengeOf([string] $verifier) {
        $hash = [System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::ASCII.GetBytes($verifier))
        return [Convert]::ToBase64String($hash).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    }
}
