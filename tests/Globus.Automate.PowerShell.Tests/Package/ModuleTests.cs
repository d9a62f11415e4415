using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

public sealed class ModuleTests
{
    [Fact]
    public void Every_exported_command_is_there_and_no_other()
    {
        using var shell = new Shell();
        var declared = shell
            .Run($"(Test-ModuleManifest '{Repository.Manifest}').ExportedCmdlets.Keys")
            .AssertSucceeded();
        var actual = shell.Run("(Get-Command -Module Globus.Automate -CommandType Cmdlet).Name").AssertSucceeded();
        Assert.NotEmpty(actual.Output);
        Assert.Equal(
            declared.Output.Select(name => name.ToString()).Order(),
            actual.Output.Select(name => name.ToString()).Order()
        );
    }

    [Theory]
    [InlineData("Import-Module '{0}' -Force")]
    [InlineData("Remove-Module Globus.Automate; Import-Module '{0}'")]
    public void The_module_can_be_imported_again(string script)
    {
        using var shell = new Shell();
        shell
            .Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, Repository.Manifest))
            .AssertSucceeded();
        Assert.Equal("Get-GlobusRun", shell.Run("(Get-Command Get-GlobusRun).Name").AssertSucceeded().Text);
    }

    [Fact]
    public void Types_of_the_module_can_be_named_in_scripts()
    {
        using var shell = new Shell();
        Assert.Equal(
            "Globus.Automate.Flows.Run",
            shell.Run("[Globus.Automate.Flows.Run].FullName").AssertSucceeded().Text
        );
    }

    [Fact]
    public void Importing_loads_no_package()
    {
        using var shell = new Shell();
        var loaded = AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly =>
                !assembly.IsDynamic && assembly.Location.StartsWith(Repository.Module, StringComparison.Ordinal)
            );
        Assert.DoesNotContain(loaded, assembly => assembly.GetName().Name is "System.Text.Json" or "System.Memory");
        var shipped = Directory
            .GetFiles(Path.Combine(Repository.Module, "bin", "net8.0"), "*.dll")
            .Select(Path.GetFileName)
            .Order();
        Assert.Equal(
            [
                "Globus.Automate.Language.dll",
                "Globus.Automate.Loader.dll",
                "Globus.Automate.PowerShell.dll",
                "Globus.Automate.dll",
            ],
            shipped
        );
    }

    [Fact]
    public void The_version_of_every_assembly_is_the_modules()
    {
        using var shell = new Shell();
        var version = shell.Run("(Get-Module Globus.Automate).Version.ToString()").AssertSucceeded().Text;
        foreach (
            var file in Directory.GetFiles(
                Path.Combine(Repository.Module, "bin"),
                "Globus.Automate*.dll",
                SearchOption.AllDirectories
            )
        )
        {
            Assert.Equal(version + ".0", System.Reflection.AssemblyName.GetAssemblyName(file).Version!.ToString());
        }
    }
}
