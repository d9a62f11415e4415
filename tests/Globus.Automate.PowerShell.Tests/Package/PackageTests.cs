using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>What the package ships, and that each part finds what it refers to.</summary>
public sealed class PackageTests
{
    private static readonly string[] OwnAssemblies =
    [
        "Globus.Automate.Language.dll",
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
    ];

    // The adapters with the packages that they are adapters to, and what data protection needs.
    private static readonly string[] Adapters =
    [
        "Globus.Automate.TokenStorage.dll",
        "Microsoft.Identity.Client.Extensions.Msal.dll",
        "System.Security.Cryptography.ProtectedData.dll",
        "Globus.Automate.Yaml.dll",
        "YamlDotNet.dll",
    ];

    private static readonly string[] FrameworkStoragePackages =
    [
        "System.IO.FileSystem.AccessControl.dll",
        "System.Security.AccessControl.dll",
        "System.Security.Principal.Windows.dll",
    ];

    // The package's token cache for Microsoft's own sign-in, which is not used, is all that needs it.
    private static readonly string[] LeftOut = ["Microsoft.Identity.Client"];

    [Fact]
    public void It_ships_these_assemblies_and_no_other()
    {
        Assert.Equal(OwnAssemblies.Order(), Names("bin", "net8.0"));
        Assert.Equal(OwnAssemblies.Concat(FrameworkPackages).Order(), Names("bin", "net472"));
        Assert.Equal(Adapters.Order(), Names("bin", "net8.0", "dependencies"));
        Assert.Equal(Adapters.Concat(FrameworkStoragePackages).Order(), Names("bin", "net472", "dependencies"));
    }

    [Fact]
    public void On_Windows_PowerShell_every_reference_is_shipped_in_exactly_its_version()
    {
        var shipped = Assemblies("net472").ToDictionary(assembly => assembly.Name, assembly => assembly.Version);
        var broken =
            from assembly in Assemblies("net472")
            from reference in assembly.References
            where shipped.TryGetValue(reference.Name, out var version) && version != reference.Version
            select $"{assembly.Name} needs {reference.Name} {reference.Version}, shipped is {shipped[reference.Name]}";
        Assert.Empty(broken);
    }

    [Fact]
    public void On_Windows_PowerShell_every_package_that_is_referred_to_is_shipped()
    {
        var shipped = Assemblies("net472").Select(assembly => assembly.Name).ToHashSet();
        var missing = Assemblies("net472")
            .SelectMany(assembly => assembly.References)
            .Select(reference => reference.Name)
            .Distinct()
            .Where(name => !shipped.Contains(name) && !IsFramework(name) && !LeftOut.Contains(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_cmdlets_refer_to_no_package()
    {
        var references = Assemblies("net8.0")
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

    // Compiling every method of the storage package finds out whether one needs what is left out.
    [Fact]
    public void What_is_left_out_is_needed_by_the_token_cache_alone()
    {
        var context = new AssemblyLoadContext("package", isCollectible: true);
        try
        {
            var assembly = context.LoadFromAssemblyPath(
                Path.Combine(
                    Repository.Module,
                    "bin",
                    "net8.0",
                    "dependencies",
                    "Microsoft.Identity.Client.Extensions.Msal.dll"
                )
            );
            Assert.Empty(
                Types(assembly)
                    .Where(type => !NeedsNothing(type))
                    .Select(type => type.FullName!.Split('+')[0])
                    .Distinct()
                    .Except(["Microsoft.Identity.Client.Extensions.Msal.MsalCacheHelper"])
            );
        }
        finally
        {
            context.Unload();
        }
    }

    [Fact]
    public void No_path_in_the_package_is_too_long_for_an_automation_account() =>
        Assert.All(Directory.GetFiles(Repository.Module, "*", SearchOption.AllDirectories), file =>
            Assert.True(Path.GetRelativePath(Repository.Module, file).Length <= 100, file)
        );

    private static IEnumerable<string?> Names(params string[] folder) =>
        Directory.GetFiles(Path.Combine([Repository.Module, .. folder]), "*.dll").Select(Path.GetFileName).Order();

    private static bool IsFramework(string name) =>
        name is "mscorlib" or "netstandard" or "System.Management.Automation" or "System"
        || (name.StartsWith("System.", StringComparison.Ordinal) && !FrameworkPackages.Contains(name + ".dll"));

    private static IEnumerable<ShippedAssembly> Assemblies(string framework) =>
        Directory
            .GetFiles(Path.Combine(Repository.Module, "bin", framework), "*.dll", SearchOption.AllDirectories)
            .Select(Read);

    private static ShippedAssembly Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        return new ShippedAssembly(
            metadata.GetString(definition.Name),
            definition.Version,
            [.. metadata.AssemblyReferences.Select(handle => Reference(metadata, handle))]
        );
    }

    private static (string Name, Version Version) Reference(MetadataReader metadata, AssemblyReferenceHandle handle)
    {
        var reference = metadata.GetAssemblyReference(handle);
        return (metadata.GetString(reference.Name), reference.Version);
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static bool NeedsNothing(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        try
        {
            foreach (
                var method in type.GetMethods(all)
                    .Cast<MethodBase>()
                    .Concat(type.GetConstructors(all))
                    .Where(method =>
                        !method.IsAbstract
                        && !method.ContainsGenericParameters
                        && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
                    )
            )
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }

            return true;
        }
        catch (FileNotFoundException exception)
            when (exception.FileName!.StartsWith("Microsoft.Identity.Client,", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private sealed record ShippedAssembly(
        string Name,
        Version Version,
        IReadOnlyList<(string Name, Version Version)> References
    );
}
