using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>A run of the tests in <c>tests/Pester</c>.</summary>
internal static class PesterRun
{
    /// <summary>Runs the tests that a filter selects, at least one; all of them have to pass.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="pesterModule">The manifest of Pester.</param>
    /// <param name="filter">An assignment to a member of Pester's filter.</param>
    /// <param name="environment">Variables that the shell has beside those of the tests; null removes one.</param>
    public static async Task RunAsync(
        RealShell shell,
        string pesterModule,
        string filter,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        var folder = Repository.PathOf("tests", "Pester");
        var (exitCode, output) = await shell.RunAsync(
            $"Import-Module '{pesterModule}'; $c = New-PesterConfiguration; $c.Run.Path = '{folder}'; $c.Run.Exit = "
                + $"$true; $c.Filter.{filter}; $c.Output.Verbosity = 'Detailed'; $c.Output.RenderMode = "
                + "'Plaintext'; Invoke-Pester -Configuration $c",
            environment
        );

        Assert.True(exitCode == 0, output);
        Assert.Matches(@"Tests Passed: [1-9]\d*, Failed: 0", output);
    }
}
