using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests;

/// <summary>The package as its users have it: the tests in <c>tests/Pester</c>, in a real shell where there is one.</summary>
public sealed class PesterTests
{
    public static TheoryData<string> PesterModules { get; } = [.. RealShell.PesterModules];

    [Theory]
    [MemberData(nameof(PesterModules))]
    public async Task The_Pester_tests_pass_in_a_real_shell(string pesterModule)
    {
        if (await RealShell.FindAsync() is not { } shell)
        {
            Assert.Skip("There is no pwsh on the path, and none was restored by 'dotnet tool restore'.");
            return;
        }

        var folder = Path.Combine(Repository.Root, "tests", "Pester");
        var run = await shell.RunAsync(
            $"Import-Module '{pesterModule}'; $c = New-PesterConfiguration; $c.Run.Path = '{folder}'; $c.Run.Exit = $true; $c.Output.Verbosity = 'Detailed'; $c.Output.RenderMode = 'Plaintext'; Invoke-Pester -Configuration $c");

        Assert.True(run!.Value.ExitCode == 0, run.Value.Output);
        Assert.Matches(@"Tests Passed: [1-9]\d*, Failed: 0", run.Value.Output);
    }
}
