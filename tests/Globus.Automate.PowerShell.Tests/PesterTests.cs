using System.ComponentModel;
using System.Diagnostics;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests;

/// <summary>The package as its users have it: the tests in <c>tests/Pester</c>, in a real shell where there is one.</summary>
public sealed class PesterTests
{
    [Fact]
    public async Task The_Pester_tests_pass_in_a_real_shell()
    {
        if (await RunAsync("if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge '5.0')) { exit 77 }") is not { ExitCode: 0 })
            Assert.Skip("There is no pwsh with Pester 5 or later on the path.");
        var folder = Path.Combine(Repository.Root, "tests", "Pester");
        var run = await RunAsync($"$c = New-PesterConfiguration; $c.Run.Path = '{folder}'; $c.Run.Exit = $true; $c.Output.Verbosity = 'Detailed'; $c.Output.RenderMode = 'Plaintext'; Invoke-Pester -Configuration $c");
        Assert.True(run!.Value.ExitCode == 0, run.Value.Output);
    }

    private static async Task<(int ExitCode, string Output)?> RunAsync(string script)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script]) { RedirectStandardOutput = true };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
