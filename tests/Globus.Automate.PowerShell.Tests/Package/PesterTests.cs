using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>The package as its users have it: the tests in <c>tests/Pester</c>, in a real shell.</summary>
public sealed class PesterTests
{
    private const string Jobs = "ThreadJob";
    private const string Canary = "Canary";
    private const string Examples = "Examples";
    private const string Package = "Package";

    public static TheoryData<string> PesterModules { get; } = [.. RealShell.PesterModules];

    [Theory]
    [MemberData(nameof(PesterModules))]
    public Task The_Pester_tests_pass_in_a_real_shell(string pesterModule) =>
        PesterRun.RunAsync(
            RealShell.Precompiled,
            pesterModule,
            $"ExcludeTag = '{Canary}', '{Jobs}', '{Examples}', '{Package}'"
        );

    /// <summary>It takes a minute, and is the same whichever Pester looks at it.</summary>
    [Fact]
    public Task No_secret_shows_in_a_real_shell() =>
        PesterRun.RunAsync(RealShell.Precompiled, RealShell.PesterModules[^1], $"Tag = '{Canary}'");

    [Fact]
    public Task The_README_and_the_examples_run_in_a_real_shell() =>
        PesterRun.RunAsync(RealShell.Precompiled, RealShell.PesterModules[^1], $"Tag = '{Examples}'");

    /// <summary>Thread jobs are a module of PowerShell that is in no package.</summary>
    [Theory]
    [MemberData(nameof(PesterModules))]
    public async Task Contexts_stay_in_their_jobs(string pesterModule)
    {
        var shell = await RealShell.FindWithAllModulesAsync();
        Assert.SkipWhen(shell is null, "No pwsh is on the path, and none was restored by 'dotnet tool restore'.");
        await PesterRun.RunAsync(shell!, pesterModule, $"Tag = '{Jobs}'");
    }
}
