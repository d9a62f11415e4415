using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>What the package ships, and that each part finds what it refers to.</summary>
public sealed class PackageTests
{
    private static readonly string[] OwnAssemblies =
    [
        "Globus.Automate.Language.dll",
        "Globus.Automate.Loader.dll",
        "Globus.Automate.PowerShell.dll",
        "Globus.Automate.dll",
    ];

    // What System.Text.Json and TimeProvider need on .NET Framework, and nothing else.
    private static readonly string[] FrameworkPackages =
    [
        "Microsoft.Bcl.AsyncInterfaces.dll",
        "Microsoft.Bcl.TimeProvider.dll",
        "System.Buffers.dll",
        "System.IO.Pipelines.dll",
        "System.Memory.dll",
        "System.Numerics.Vectors.dll",
        "System.Runtime.CompilerServices.Unsafe.dll",
        "System.Text.Encodings.Web.dll",
        "System.Text.Json.dll",
        "System.Threading.Tasks.Extensions.dll",
        "System.ValueTuple.dll",
    ];

    // The adapters with the packages that they are adapters to, and what data protection needs.
    private static readonly string[] Adapters =
    [
        "Globus.Automate.TokenStorage.dll",
        "Microsoft.Identity.Client.Extensions.Msal.dll",
        "Microsoft.Identity.Client.dll",
        "Microsoft.IdentityModel.Abstractions.dll",
        "System.Security.Cryptography.ProtectedData.dll",
        "Globus.Automate.Yaml.dll",
        "YamlDotNet.dll",
    ];

    private static readonly string[] FrameworkStoragePackages =
    [
        "System.Diagnostics.DiagnosticSource.dll",
        "System.Formats.Asn1.dll",
        "System.IO.FileSystem.AccessControl.dll",
        "System.Security.AccessControl.dll",
        "System.Security.Principal.Windows.dll",
    ];

    [Fact]
    public void It_ships_these_assemblies_and_no_other()
    {
        Assert.Equal(OwnAssemblies.Order(), Names("bin", "net8.0"));
        Assert.Equal(OwnAssemblies.Concat(FrameworkPackages).Order(), Names("bin", "net472"));
        Assert.Equal(Adapters.Order(), Names("bin", "net8.0", "dependencies"));
        Assert.Equal(Adapters.Concat(FrameworkStoragePackages).Order(), Names("bin", "net472", "dependencies"));
    }

    [Fact]
    public void The_cmdlets_refer_to_no_package()
    {
        var references = Assemblies
            .In(Path.Combine(Repository.Module, "bin", "net8.0"))
            .Where(assembly => OwnAssemblies.Contains(assembly.Name + ".dll"))
            .SelectMany(assembly => assembly.References)
            .Select(reference => reference.Name)
            .ToList();
        Assert.DoesNotContain("YamlDotNet", references);
        Assert.DoesNotContain("Microsoft.Identity.Client.Extensions.Msal", references);
    }

    // A version of the package for all systems has the name but only throws, on Windows too.
    [Fact]
    public void Data_protection_is_the_one_of_Windows()
    {
        using var image = new PEReader(
            File.OpenRead(
                Path.Combine(
                    Repository.Module,
                    "bin",
                    "net8.0",
                    "dependencies",
                    "System.Security.Cryptography.ProtectedData.dll"
                )
            )
        );
        var metadata = image.GetMetadataReader();

        var imports = metadata
            .MethodDefinitions.Select(method => metadata.GetMethodDefinition(method).GetImport())
            .Where(import => !import.Module.IsNil)
            .Select(import => metadata.GetString(metadata.GetModuleReference(import.Module).Name));
        Assert.Contains("crypt32.dll", imports, StringComparer.OrdinalIgnoreCase);
        Assert.Empty(
            Directory.GetDirectories(Path.Combine(Repository.Module, "bin"), "runtimes", SearchOption.AllDirectories)
        );
    }

    [Fact]
    public void No_path_in_the_package_is_too_long_for_an_automation_account() =>
        Assert.All(Directory.GetFiles(Repository.Module, "*", SearchOption.AllDirectories), file =>
            Assert.True(Path.GetRelativePath(Repository.Module, file).Length <= 100, file)
        );

    private static IEnumerable<string?> Names(params string[] folder) =>
        Directory.GetFiles(Path.Combine([Repository.Module, .. folder]), "*.dll").Select(Path.GetFileName).Order();
}
