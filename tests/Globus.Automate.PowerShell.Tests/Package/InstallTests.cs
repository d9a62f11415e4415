using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>The package, installed by the tools of its users.</summary>
[Collection(nameof(PackedModule))]
public sealed class InstallTests(PackedModule packed)
{
    [Fact]
    public async Task The_install_tools_install_it_into_an_empty_home()
    {
        var shell = await RealShell.FindWithAllModulesAsync();
        Assert.SkipWhen(shell is null, "No pwsh is on the path, and none was restored by 'dotnet tool restore'.");
        using var home = new TemporaryFolder();

        await PesterRun.RunAsync(
            shell!,
            RealShell.PesterModules[^1],
            "Tag = 'Package'",
            new Dictionary<string, string?>
            {
                ["HOME"] = home.Path,
                ["XDG_DATA_HOME"] = null,
                ["GLOBUS_AUTOMATE_PACKAGES"] = packed.Packages,
                ["GLOBUS_AUTOMATE_ARCHIVE"] = packed.Archive,
                // The shell is a .NET tool, whose files stay where they are.
                ["DOTNET_CLI_HOME"] = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") ?? Home,
                ["NUGET_PACKAGES"] = ClosureTests.Packages,
            }
        );
    }

    private static string Home { get; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
