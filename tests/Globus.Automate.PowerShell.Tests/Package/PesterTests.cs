using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>
/// The package as its users have it: the tests in <c>tests/Pester</c>, in a real shell where there is one.
/// </summary>
public sealed class PesterTests
{
    public static TheoryData<string> PesterModules { get; } = [.. RealShell.PesterModules];

    [Theory]
    [MemberData(nameof(PesterModules))]
    public Task The_Pester_tests_pass_in_a_real_shell(string pesterModule) =>
        RunAsync(pesterModule, "ExcludeTag = 'Canary'");

    /// <summary>It takes a minute, and is the same whichever Pester looks at it.</summary>
    [Fact]
    public Task No_secret_shows_in_a_real_shell() => RunAsync(RealShell.PesterModules[^1], "Tag = 'Canary'");

    private static async Task RunAsync(string pesterModule, string filter)
    {
        if (await RealShell.FindAsync() is not { } shell)
        {
            Assert.Skip("There is no pwsh on the path, and none was restored by 'dotnet tool restore'.");
            return;
        }

        var folder = Path.Combine(Repository.Root, "tests", "Pester");
        var run = await shell.RunAsync(
            $"Import-Module '{pesterModule}'; $c = New-PesterConfiguration; $c.Run.Path = '{folder}'; $c.Run.Exit = "
                + $"$true; $c.Filter.{filter}; $c.Output.Verbosity = 'Detailed'; $c.Output.RenderMode = "
                + "'Plaintext'; Invoke-Pester -Configuration $c"
        );

        Assert.True(run!.Value.ExitCode == 0, run.Value.Output);
        Assert.Matches(@"Tests Passed: [1-9]\d*, Failed: 0", run.Value.Output);
    }
}
