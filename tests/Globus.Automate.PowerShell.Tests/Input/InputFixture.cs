using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text.Json.Nodes;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>
/// A connected shell in which commands are called with whatever it is, and the number of requests that the emulator
/// saw.
/// </summary>
public class InputFixture : IDisposable
{
    private readonly HttpClient _http;
    private readonly Shell _shell;

    public InputFixture(EmulatorFixture emulator)
        : this(emulator, host: null) { }

    private protected InputFixture(EmulatorFixture emulator, PSHost? host)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _http = new HttpClient { BaseAddress = emulator.Address };
        _shell = Shell.Connected(emulator, host);
        _shell
            .Run(
                """
                $ConfirmPreference = 'None'
                $instance = Get-GlobusEmulator | Where-Object Port -eq $emulator.Port
                $PSDefaultParameterValues = @{ '*-GlobusEmulator*:Emulator' = $instance }
                """
            )
            .AssertSucceeded();
        Arguments = new GoodArguments(Values(emulator.Address));
    }

    internal GoodArguments Arguments { get; }

    /// <summary>Signs in again, since the command before may have been the one that signs out.</summary>
    internal void Connect() =>
        _shell.Run("Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator").AssertSucceeded();

    internal CmdletInfo Command(string name) =>
        (CmdletInfo)_shell.Run($"Get-Command {name}").AssertSucceeded().Output.Single().BaseObject;

    internal (IReadOnlyList<ErrorRecord> Errors, int Requests) Call(string command, Hashtable arguments)
    {
        using (_http.Send(new HttpRequestMessage(HttpMethod.Delete, "_emulator/requests"))) { }

        var outcome = Run(command, arguments);
        using var answer = _http.Send(new HttpRequestMessage(HttpMethod.Get, "_emulator/requests"));
        var requests = JsonNode.Parse(answer.Content.ReadAsStream())!["requests"]!.AsArray();
        return (outcome.Errors, requests.Count(request => (string?)request!["path"] != "/v2/oauth2/token"));
    }

    internal Outcome Run(string command, Hashtable arguments)
    {
        _shell.Set("arguments", arguments);
        return _shell.Run($"{command} @arguments");
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        _shell.Dispose();
        _http.Dispose();
    }

    private Dictionary<string, object?> Values(Uri emulator) =>
        new(StringComparer.Ordinal)
        {
            ["AccessToken"] = Script("[System.Net.NetworkCredential]::new('', 'token').SecurePassword"),
            ["ActionId"] = Script(
                "(Invoke-GlobusAction ([uri]::new($emulator, 'actions/scripted')) @{ steps = @(@{ status = "
                    + "'SUCCEEDED' }) }).ActionId"
            ),
            ["ActionUrl"] = new Uri(emulator, "actions/scripted"),
            ["AddRunManager"] = "10ca1000-0000-4000-8000-0000000000a1",
            ["AddTag"] = "added",
            ["All"] = true,
            ["AuthUrl"] = emulator,
            ["Authorizer"] = ScriptBlock.Create("throw 'Nobody is asked.'"),
            ["Body"] = new Hashtable { ["steps"] = Array.Empty<object>() },
            ["BodyPath"] = "./nowhere.json",
            ["By"] = TimeSpan.FromSeconds(1),
            ["CodeReader"] = ScriptBlock.Create("'no code'"),
            ["ComputeResult"] = new object[] { 1 },
            ["Context"] = "nowhere",
            ["ContextName"] = "other",
            ["Credential"] = Script(
                "[pscredential]::new('10ca1000-0000-4000-8000-000000000001', "
                    + "[System.Net.NetworkCredential]::new('', 'globus-emulator-development-secret').SecurePassword)"
            ),
            ["Definition"] = FlowTexts.Pass,
            ["Emulator"] = true,
            ["FaultId"] = Guid.NewGuid(),
            ["FlowId"] = Script($"(Publish-GlobusFlow Input -Definition '{FlowTexts.Pass}').FlowId"),
            ["FlowsUrl"] = emulator,
            ["Follow"] = true,
            ["Frozen"] = true,
            ["HttpStatus"] = 503,
            ["IdentityId"] = Guid.NewGuid(),
            ["Get-GlobusTimer InputObject"] = Script($"Publish-GlobusFlow Input -Definition '{FlowTexts.Pass}'"),
            ["ConvertTo-GlobusFlowGraph InputObject"] = FlowTexts.Pass,
            ["Get-GlobusRun InputObject"] = Script($"Publish-GlobusFlow Input -Definition '{FlowTexts.Pass}'"),
            ["InputObject"] = Script(
                "Invoke-GlobusAction ([uri]::new($emulator, 'actions/scripted')) @{ steps = @(@{ status = "
                    + "'SUCCEEDED' }) }"
            ),
            ["InputSchema"] = "{}",
            ["JournalPath"] = "./nowhere.jsonl",
            ["Label"] = "label",
            ["ListAvailable"] = true,
            ["Name"] = "nowhere",
            ["NotCurrent"] = true,
            ["Option"] = Guid.NewGuid().ToString(),
            ["OutcomeId"] = Guid.NewGuid(),
            ["Path"] = "/flows",
            ["Import-GlobusEmulatorState Path"] = "./nowhere.json",
            ["Export-GlobusEmulatorState Path"] = "./nowhere.json",
            ["Export-GlobusRun Path"] = "./nowhere",
            ["Export-GlobusRunReport Path"] = "./nowhere.md",
            ["Remove-GlobusFolderTrigger Path"] = "./nowhere",
            ["Watch-GlobusFolder Path"] = "./nowhere",
            ["Once"] = true,
            ["Port"] = 1,
            ["RefreshToken"] = Script("[System.Net.NetworkCredential]::new('', 'token').SecurePassword"),
            ["RegisteredApiId"] = Guid.NewGuid(),
            ["Remove-GlobusAction ActionId"] = "AAAAAAAAAAAAA",
            ["Remove-GlobusFlow FlowId"] = Guid.NewGuid(),
            ["Remove-GlobusRun RunId"] = Guid.NewGuid(),
            ["RunId"] = Script(
                $"(Publish-GlobusFlow Input -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -Wait).RunId"
            ),
            ["Scope"] = "openid",
            ["StateName"] = "Only",
            ["Step"] = new object[] { new Hashtable { ["Status"] = "ACTIVE" } },
            ["Subtitle"] = "subtitle",
            ["TimerId"] = Guid.NewGuid(),
            ["Title"] = "title",
            ["To"] = DateTimeOffset.UnixEpoch,
            ["UntilEnd"] = true,
            ["UntilState"] = "nowhere",
            ["Username"] = "alice@emulator.example",
            ["Value"] = "value",
            ["WebInputId"] = Guid.NewGuid(),
            ["WhatIf"] = true,
        };

    private object? Script(string script) => _shell.Run(script).AssertSucceeded().Output.Single().BaseObject;
}
