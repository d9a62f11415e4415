# Lines that do show secrets, one in each place where the canary tests look, so that they are known to look there.
@{
    Prepare          = @'
        $planted = @{}
        foreach ($name in 'Flat', 'Deep', 'Secure', 'Verbose', 'Debug', 'Warning', 'Information', 'Message', 'Target', 'Inner', 'Data', 'Detailed') {
            $planted[$name] = "Ag$name".PadRight(66, '-')
        }
        $verifier = 'a-verifier-that-somebody-let-slip-somewhere'
        $user.Pages.Add("https://auth.example.org/?code_challenge=$([SecretSearch]::ChallengeOf($verifier))")
        $user.Codes.Add('a-code-that-somebody-let-slip')
'@
    WaysIn           = @('[pscustomobject]@{ Flat = $planted.Flat }')
    Commands         = @(
        @{ Succeeds = '[pscustomobject]@{ Deep = @{ Deeper = @(@{ Deepest = $planted.Deep }) } }' }
        @{ Succeeds = '[pscustomobject]@{ Secure = [System.Net.NetworkCredential]::new("", $planted.Secure).SecurePassword }' }
        @{ Succeeds = '[pscustomobject]@{ Code = $user.Codes[-1]; Verifier = $verifier }' }
        @{ Succeeds = '[pscustomobject]@{ Canary = [System.Net.NetworkCredential]::new("", $secret.Canary).Password; Secret = [System.Net.NetworkCredential]::new("", $secret.Client).Password }' }
        @{ Succeeds = 'Write-Verbose $planted.Verbose -Verbose' }
        @{ Succeeds = 'Write-Debug $planted.Debug -Debug' }
        @{ Succeeds = 'Write-Warning $planted.Warning' }
        @{ Succeeds = 'Write-Information $planted.Information -InformationAction Continue' }
        @{ Fails = 'Write-Error ("Not taken: " + $planted.Message)'; Error = 'Microsoft.PowerShell.Commands.WriteErrorException' }
        @{ Fails = 'Write-Error "Not taken" -TargetObject @{ Deep = @{ Deeper = $planted.Target } }'; Error = 'Microsoft.PowerShell.Commands.WriteErrorException' }
        @{ Fails = 'Write-Error ([InvalidOperationException]::new("Outer", [InvalidOperationException]::new($planted.Inner)))'; Error = 'System.InvalidOperationException' }
        @{ Fails = '$failure = [InvalidOperationException]::new("Not taken"); $failure.Data["token"] = $planted.Data; Write-Error $failure'; Error = 'System.InvalidOperationException' }
    )
    FailuresToSignIn = @(@{ Fails = 'Write-Error "Not taken" -TargetObject $planted.Detailed'; Error = 'Microsoft.PowerShell.Commands.WriteErrorException' })
}
