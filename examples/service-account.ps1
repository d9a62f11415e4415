<#
.SYNOPSIS
Signs in a service account with a credential from a SecretManagement vault, and writes the context.
.DESCRIPTION
Store the credential once: the user name is the client id of a confidential client, and the password is its secret.

  Set-Secret -Name Globus -Secret (Get-Credential)

The module keeps the secret in memory only. Pass the context to other commands with -Context.
.PARAMETER SecretName
The name of the secret.
.PARAMETER Vault
The name of the vault. Without it, SecretManagement searches all vaults.
.EXAMPLE
$context = ./service-account.ps1 -SecretName Globus
Get-GlobusRun -Status FAILED -Context $context
#>
#Requires -Modules Globus.Automate
[CmdletBinding()]
param(
    [string] $SecretName = 'Globus',
    [string] $Vault
)

$ErrorActionPreference = 'Stop'

$secret = @{ Name = $SecretName }
if ($Vault) { $secret.Vault = $Vault }
$credential = Get-Secret @secret
if ($credential -isnot [pscredential]) { throw "The secret '$SecretName' is not a credential." }

Connect-Globus -Credential $credential -ContextName $SecretName -NotCurrent -PassThru
