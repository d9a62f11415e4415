using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests;

/// <summary>What the package ships, and that each part finds what it refers to.</summary>
public sealed class PackageTests
{
    private static readonly string[] OwnAssemblies = ["Globus.Automate.Language.dll", "Globus.Automate.PowerShell.dll", "Globus.Automate.dll"];

    // What System.Text.Json and TimeProvider need on .NET Framework, and nothing else.
    private static readonly string[] FrameworkPackages =
    [
        "Microsoft.Bcl.AsyncInterfaces.dll", "Microsoft.Bcl.TimeProvider.dll", "System.Buffers.dll", "System.IO.Pipelines.dll", "System.Memory.dll",
        "System.Numerics.Vectors.dll", "System.Runtime.CompilerServices.Unsafe.dll", "System.Text.Encodings.Web.dll", "System.Text.Json.dll",
        "System.Threading.Tasks.Extensions.dll",
    ];

    [Fact]
    public void It_ships_these_assemblies_and_no_other()
    {
        Assert.Equal(OwnAssemblies.Order(), Names("bin", "net8.0"));
        Assert.Equal(OwnAssemblies.Concat(FrameworkPackages).Order(), Names("bin", "net472"));
        Assert.Equal(["Globus.Automate.Yaml.dll", "YamlDotNet.dll"], Names("bin", "net8.0", "dependencies"));
        Assert.Equal(["Globus.Automate.Yaml.dll", "YamlDotNet.dll"], Names("bin", "net472", "dependencies"));
    }

    [Fact]
    public void On_Windows_PowerShell_every_reference_is_shipped_in_exactly_its_version()
    {
        var shipped = Assemblies("net472").ToDictionary(assembly => assembly.Name, assembly => assembly.Version);
        var broken = from assembly in Assemblies("net472")
                     from reference in assembly.References
                     where shipped.TryGetValue(reference.Name, out var version) && version != reference.Version
                     select $"{assembly.Name} needs {reference.Name} {reference.Version}, shipped is {shipped[reference.Name]}";
        Assert.Empty(broken);
    }

    [Fact]
    public void On_Windows_PowerShell_every_package_that_is_referred_to_is_shipped()
    {
        var shipped = Assemblies("net472").Select(assembly => assembly.Name).ToHashSet();
        var missing = Assemblies("net472").SelectMany(assembly => assembly.References).Select(reference => reference.Name).Distinct()
            .Where(name => !shipped.Contains(name) && !IsFramework(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_cmdlets_refer_to_no_package()
    {
        var references = Assemblies("net8.0").Where(assembly => assembly.Name.StartsWith("Globus.Automate", StringComparison.Ordinal) && assembly.Name != "Globus.Automate.Yaml")
            .SelectMany(assembly => assembly.References).Select(reference => reference.Name);
        Assert.DoesNotContain("YamlDotNet", references);
    }

    [Fact]
    public void No_path_in_the_package_is_too_long_for_an_automation_account() =>
        Assert.All(Directory.GetFiles(Repository.Module, "*", SearchOption.AllDirectories), file => Assert.True(Path.GetRelativePath(Repository.Module, file).Length <= 100, file));

    private static IEnumerable<string?> Names(params string[] folder) =>
        Directory.GetFiles(Path.Combine([Repository.Module, .. folder]), "*.dll").Select(Path.GetFileName).Order();

    private static bool IsFramework(string name) =>
        name is "mscorlib" or "netstandard" or "System.Management.Automation" or "System" || (name.StartsWith("System.", StringComparison.Ordinal) && !FrameworkPackages.Contains(name + ".dll"));

    private static IEnumerable<ShippedAssembly> Assemblies(string framework) =>
        Directory.GetFiles(Path.Combine(Repository.Module, "bin", framework), "*.dll", SearchOption.AllDirectories).Select(Read);

    private static ShippedAssembly Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        return new ShippedAssembly(metadata.GetString(definition.Name), definition.Version, [.. metadata.AssemblyReferences.Select(handle => Reference(metadata, handle))]);
    }

    private static (string Name, Version Version) Reference(MetadataReader metadata, AssemblyReferenceHandle handle)
    {
        var reference = metadata.GetAssemblyReference(handle);
        return (metadata.GetString(reference.Name), reference.Version);
    }

    private sealed record ShippedAssembly(string Name, Version Version, IReadOnlyList<(string Name, Version Version)> References);
}
