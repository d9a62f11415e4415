using System.Diagnostics;
using System.Globalization;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>
/// An emulator lives as long as the shell that started it, and Ctrl+C in that shell does not reach it.
/// </summary>
public sealed class EmulatorLifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_survives_control_C_in_its_shell()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        shell.Send("[Console]::WriteLine('running'); while ($true) { }");
        Assert.Equal("running", await ReadLineAsync(shell));
        shell.PressControlC();
        Assert.Contains("stopped", shell.ReadToReady());
        Assert.Equal(["Succeeded"], shell.Run("Connect-Globus -Emulator; 'Succeeded'"));
        Assert.False(emulator.HasExited);
    }

    [Fact]
    public void Its_environment_leads_every_program_to_it()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        Assert.Equal(
            [
                "GLOBUS_SDK_SERVICE_URL_AUTH address",
                "GLOBUS_SDK_SERVICE_URL_FLOWS address",
                "GLOBUS_SDK_SERVICE_URL_GROUPS address",
                "GLOBUS_SDK_SERVICE_URL_SEARCH address",
                "GLOBUS_SDK_SERVICE_URL_TRANSFER address",
                "GLOBUS_SDK_SERVICE_URL_TIMER address",
                "GLOBUS_SDK_SERVICE_URL_TIMERS address",
                "GLOBUS_SDK_SERVICE_URL_COMPUTE address",
                "GLOBUS_AUTOMATE_FLOWS_ENDPOINT address",
                "GLOBUS_CLI_CLIENT_ID 10ca1000-0000-4000-8000-000000000001",
                "GLOBUS_CLI_CLIENT_SECRET globus-emulator-development-secret",
                "GLOBUS_COMPUTE_CLIENT_ID 10ca1000-0000-4000-8000-000000000001",
                "GLOBUS_COMPUTE_CLIENT_SECRET globus-emulator-development-secret",
                "GLOBUS_CLIENT_ID 10ca1000-0000-4000-8000-000000000001",
                "GLOBUS_CLIENT_SECRET globus-emulator-development-secret",
            ],
            shell.Run(
                "$emulator = Get-GlobusEmulator; $emulator.Environment.GetEnumerator() | ForEach-Object { "
                    + "\"$($_.Key) $(if ($_.Value -eq $emulator.Address) { 'address' } else { $_.Value })\" }"
            )
        );
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("-AnyClient", 200)]
    public async Task An_unknown_application_can_sign_in_on_request(string parameter, int status)
    {
        using var shell = new ShellProcess();
        var address = shell.Run($"(Start-GlobusEmulator -Port 0 {parameter}).Address.AbsoluteUri").Single();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var page = await http.GetAsync(
            new Uri(
                "v2/oauth2/authorize?client_id=b3db7e59-a6f1-4947-95c2-59d6b7a70f8c&response_type=code&scope=openid"
                    + "&redirect_uri=http://127.0.0.1:49152&code_challenge_method=S256"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                UriKind.Relative
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(status, (int)page.StatusCode);
    }

    [Theory]
    [InlineData("CloseInput")]
    [InlineData("Exit")]
    [InlineData("Kill")]
    public async Task It_ends_when_its_shell_does(string end)
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        switch (end)
        {
            case "Kill":
                shell.Kill();
                break;
            case "Exit":
                shell.Send("[Environment]::Exit(0)");
                break;
            default:
                shell.CloseInput();
                break;
        }

        await emulator.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
    }

    [Fact]
    public async Task It_ends_when_it_is_stopped()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        Assert.Empty(shell.Run("Stop-GlobusEmulator"));
        await emulator.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        Assert.Empty(shell.Run("Get-GlobusEmulator"));
    }

    [Fact]
    public void Whoever_is_connected_stays_so_when_it_is_started_again()
    {
        using var shell = new Shell();
        shell
            .Run(
                "$emulator = Start-GlobusEmulator -Port 0; Connect-Globus -Emulator -AuthUrl $emulator.Address "
                    + "-FlowsUrl $emulator.Address; Get-GlobusFlow"
            )
            .AssertSucceeded();
        shell
            .Run("Stop-GlobusEmulator $emulator.Port; $null = Start-GlobusEmulator -Port $emulator.Port")
            .AssertSucceeded();

        shell
            .Run($"Publish-GlobusFlow Again -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -Wait")
            .AssertSucceeded();

        shell.Run("Stop-GlobusEmulator $emulator.Port").AssertSucceeded();
    }

    [Fact]
    public void A_collection_is_the_folder_that_it_was_given()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "one");
        using var shell = new ShellProcess();
        var script = """
            $started = Start-GlobusEmulator -Port 0 -Collection @{ '10ca1000-0000-4000-8000-00000000c001' = '@' }
            Connect-Globus -Emulator -AuthUrl $started.Address -FlowsUrl $started.Address
            $stat = Invoke-GlobusAction ([uri]::new($started.Address, 'actions/transfer/stat')) @{ endpoint_id = '10ca1000-0000-4000-8000-00000000c001'; path = '/a.txt' }
            "$($stat.Status) $($stat.Details.type) $($stat.Details.size)"
            Stop-GlobusEmulator
            """;
        Assert.Equal(
            ["SUCCEEDED file 3"],
            shell.Run(script.Replace("'@'", $"'{folder.Path}'", StringComparison.Ordinal).ReplaceLineEndings("; "))
        );
    }

    [Fact]
    public async Task It_outlives_the_module_in_the_shell()
    {
        using var shell = new ShellProcess();
        using var emulator = StartEmulator(shell);
        shell.Run(
            "Remove-Module Globus.Automate; [GC]::Collect(); [GC]::WaitForPendingFinalizers(); Import-Module "
                + $"'{Repository.Manifest}'"
        );
        Assert.Equal([emulator.Id.ToString(CultureInfo.InvariantCulture)], shell.Run("(Get-GlobusEmulator).ProcessId"));
        shell.CloseInput();
        await emulator.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
    }

    private static Process StartEmulator(ShellProcess shell)
    {
        var id = Assert.Single(shell.Run("(Start-GlobusEmulator -Port 0).ProcessId"));
        return Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static Task<string> ReadLineAsync(ShellProcess shell) => Task.Run(shell.ReadLine).WaitAsync(Patience);
}
